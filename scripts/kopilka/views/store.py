"""Where the web form sends what is written: the repository of the base, set in one place of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kopilka.diagnostics import KopilkaError

_KEYS = ("backend", "repo", "branch", "address", "sign_in", "app_id")
_EXAMPLE = "admin: {backend: gitlab, repo: gorod/kopilka, branch: main, address: https://git.example.ru, app_id: …}"


@dataclass(frozen=True)
class Service:
    """A host of repositories: its name, its own server, where its API stands, whether a change may wait for a review."""

    title: str
    home: str
    api: str
    reviewed: bool = True


#: The services by the word of mkdocs.yml.
SERVICES = {
    "github": Service("GitHub", "https://github.com", "/api/v3"),
    "gitlab": Service("GitLab", "https://gitlab.com", "/api/v4"),
    "gitea": Service("Gitea", "https://gitea.com", "/api/v1", reviewed=False),
}


@dataclass(frozen=True)
class Store:
    """A repository. `address` is the server where it is not the service's own; `sign_in` is the server that signs people in to
    GitHub, `app_id` the id of an application of GitLab or Gitea: without them one signs in by an access token."""

    backend: str
    repo: str
    branch: str = "main"
    address: str = ""
    sign_in: str = ""
    app_id: str = ""

    @property
    def service(self) -> Service:
        """The host of the repository."""
        return SERVICES[self.backend]

    @property
    def api(self) -> str:
        """The address to which the form speaks."""
        if self.address:
            return self.address.rstrip("/") + self.service.api
        return "https://api.github.com" if self.backend == "github" else self.service.home + self.service.api


def store_of(options: Mapping[str, Any]) -> Store | None:
    """Return the repository of the options of mkdocs.yml, None where none is set; `KopilkaError` shows the right form."""
    told = {key: str(value) for key, value in options.items() if value}
    if not told:
        return None
    unknown = sorted(told.keys() - set(_KEYS))
    if unknown:
        raise KopilkaError(f"В mkdocs.yml у admin нет настройки «{unknown[0]}». Например: {_EXAMPLE}")
    if told.get("backend") not in SERVICES or "/" not in told.get("repo", ""):
        names = ", ".join(SERVICES)
        raise KopilkaError(f"В mkdocs.yml у admin нужны backend ({names}) и repo (владелец/хранилище). Например: {_EXAMPLE}")
    if any(not told[key].startswith("https://") for key in ("address", "sign_in") if key in told):
        raise KopilkaError(f"Адреса у admin в mkdocs.yml начинаются с https://. Например: {_EXAMPLE}")
    return Store(**told)
