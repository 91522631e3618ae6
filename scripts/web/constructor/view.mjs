// The Constructor on its page: loads the base, keeps the state, saves by itself, leads from step to step.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { loadData, root } from "../shared/data.mjs";
import { html, render } from "../shared/dom.mjs";
import { inIdleMoments } from "../shared/idle.mjs";
import { announce } from "../shared/live.mjs";
import { safeStorage } from "../shared/storage.mjs";
import {
  commit, criticise, emptyProfile, fromFile, fromLink, isLink, makeBase, newHistory, newProgramme, nextYear, propose, redo, soundProfile, soundProgramme, undo, warming,
} from "./logic.mjs";
import { makeShelf } from "./shelf.mjs";
import { Problems } from "./view/fields.mjs";
import { Library } from "./view/library.mjs";
import { Output } from "./view/output.mjs";
import { Profile } from "./view/profile.mjs";
import { Workshop } from "./view/workshop.mjs";
import { Year } from "./view/year.mjs";

const STEPS = [
  { id: "profile", title: "Профиль школы" },
  { id: "workshop", title: "Программа", needs: true },
  { id: "output", title: "Документ", needs: true },
  { id: "year", title: "Год спустя", needs: true },
  { id: "library", title: "Мои программы" },
];
const WAIT = 400;

export function mount() {
  const place = document.getElementById("constructor");
  if (!place || place.dataset.mounted) return;
  place.dataset.mounted = "yes";
  const shelf = makeShelf(safeStorage(() => window.localStorage));
  loadData("constructor").then((data) => {
    const base = makeBase(data, location.protocol.startsWith("http") ? new URL(root(), location.href).href : "");
    const given = beginning(base, shelf);
    place.replaceChildren();
    render(html`<${App} base=${base} shelf=${shelf} given=${given} warmed=${warmed(base, given.profile)} />`, place);
  }, () => {
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: "Данные Конструктора не загрузились. Проверьте связь и обновите страницу.", role: "alert" }));
  });
}

/** Makes the engine ready for the first press, when the page stands; @returns what ends that, when the press has come */
function warmed(base, profile) {
  // Who asks to be spared (a weak battery, a phone's plan) is: the press will be a little slower, nothing else.
  if (navigator.connection && navigator.connection.saveData) return () => {};
  return inIdleMoments(marked(warming(base, profile)));
}

function* marked(pieces) {
  yield* pieces;
  performance.mark("kopilka:constructor-warm"); // for those who measure
}

/** What the page opens with: a link's programme, a school's profile by ?school=, the last profile, or an empty one. */
function beginning(base, shelf) {
  if (isLink(location.hash)) {
    try {
      const { programme, problems } = fromLink(base, location.hash);
      return { profile: programme.profile, programme, problems, step: "workshop" };
    } catch (error) {
      return { ...profileGiven(base, shelf), problems: [error instanceof SyntaxError ? "Ссылка испорчена: попросите прислать её ещё раз или файлом." : error.message] };
    }
  }
  const [last] = shelf.list();
  const opened = last && !location.search ? shelf.open(last.id) : null;
  if (opened) {
    const { programme, problems } = soundProgramme(base, opened.programme);
    return { profile: programme.profile, programme, problems, step: "profile", id: last.id, mark: opened.mark };
  }
  return { ...profileGiven(base, shelf), problems: [] };
}

function profileGiven(base, shelf) {
  const { profile } = soundProfile(base, shelf.profile() || emptyProfile());
  const school = base.schools[new URLSearchParams(location.search).get("school")];
  return { profile: school ? { ...profile, school } : profile, programme: null, step: "profile" };
}

function App({ base, shelf, given, warmed }) {
  const [step, setStep] = useState(given.step);
  const [profile, setProfile] = useState(given.profile);
  const [past, setPast] = useState(given.programme ? newHistory(given.programme) : null);
  const [gaps, setGaps] = useState([]);
  const [problems, setProblems] = useState(given.problems);
  const [removed, setRemoved] = useState(null);
  const [, redraw] = useState(0);
  const title = useRef(null);
  const programme = past && past.present;
  const keeper = useKeeper(shelf, programme, given, setProblems);
  const remarks = useMemo(() => (programme ? criticise(base, programme) : []), [programme]);

  const go = (id) => {
    setStep(id);
    requestAnimationFrame(() => title.current && title.current.focus());
  };
  const start = (made, id = null, mark = "") => {
    keeper.flush();
    keeper.become(id, mark, made);
    setPast(newHistory(made));
    setProfile(made.profile);
  };
  const change = (next) => { setProfile(next); shelf.saveProfile({ ...next, school: "" }); };
  const act = (action) => setPast((now) => commit(now, action, base));

  const actions = {
    propose() {
      warmed();
      const proposal = propose(base, profile);
      performance.mark("kopilka:constructor-proposed");
      start(newProgramme(base, profile, proposal));
      setGaps(proposal.gaps);
      setProblems(proposal.chosen.length ? [] : ["Ничего не подошло: добавьте часов, поднимите уровень ресурсов или выберите другие риски."]);
      go("workshop");
      announce(`Программа собрана: мероприятий ${proposal.chosen.length}.`);
    },
    keep() {
      const sound = soundProgramme(base, { ...programme, profile });
      act({ type: "replace", programme: sound.programme });
      setProblems(sound.problems);
      go("workshop");
    },
    open(id) {
      const found = shelf.open(id);
      if (!found) return setProblems(["Этой программы в браузере больше нет: её удалили, возможно, в другой вкладке."]);
      const { programme: made, problems: said } = soundProgramme(base, found.programme);
      start(made, id, found.mark);
      setProblems(said);
      return go("workshop");
    },
    async file(file) {
      try {
        const { programme: made, problems: said } = fromFile(base, await file.text());
        start(made);
        setProblems(said);
        go("workshop");
      } catch (error) {
        setProblems([error.message]);
      }
    },
    copy(id) {
      const found = shelf.open(id);
      if (found) shelf.save(null, "", { ...found.programme, title: `${found.programme.title} (копия)` });
      redraw((count) => count + 1);
    },
    remove(id) {
      const found = shelf.open(id);
      shelf.remove(id);
      if (id === keeper.id()) { keeper.become(null, "", null); setPast(null); }
      setRemoved(found);
      if (found) announce(`Удалено: «${found.programme.title}». Можно вернуть.`);
      redraw((count) => count + 1);
    },
    restore() {
      shelf.save(null, "", removed.programme);
      announce(`Возвращено: «${removed.programme.title}».`);
      setRemoved(null);
    },
    next() {
      start(nextYear(base, programme));
      setGaps([]);
      setProblems(["Черновик следующего года собран. Программа прошлого года осталась в «Моих программах»."]);
      go("workshop");
    },
  };

  const views = {
    profile: () => html`<${Profile} base=${base} profile=${profile} onChange=${change} onPropose=${actions.propose} onKeep=${actions.keep} hasProgramme=${Boolean(programme)} />`,
    workshop: () => html`<${Workshop} base=${base} programme=${programme} remarks=${remarks} act=${act} history=${past} gaps=${gaps} saved=${keeper.said()}
      onUndo=${() => setPast(undo)} onRedo=${() => setPast(redo)} />`,
    output: () => html`<${Output} base=${base} programme=${programme} remarks=${remarks} onCritic=${() => go("workshop")} />`,
    year: () => html`<${Year} base=${base} programme=${programme} act=${act} onNext=${actions.next} />`,
    library: () => html`<${Library} base=${base} shelf=${shelf} current=${keeper.id()} onOpen=${actions.open} onCopy=${actions.copy} onRemove=${actions.remove} removed=${removed} onRestore=${actions.restore} onFile=${actions.file} />`,
  };
  const shown = programme || !STEPS.find(({ id }) => id === step).needs ? step : "profile";
  return html`<div class="kc">
    <${Steps} current=${shown} ready=${Boolean(programme)} go=${(id) => { keeper.flush(); go(id); }} />
    <h2 id="kc-step" tabindex="-1" ref=${title}>${STEPS.find(({ id }) => id === shown).title}</h2>
    <${Problems} problems=${problems} />
    ${views[shown]()}
  </div>`;
}

function Steps({ current, ready, go }) {
  return html`<nav class="kc-steps" aria-label="Шаги Конструктора"><ol>${STEPS.map(({ id, title, needs }) => html`<li key=${id}><button type="button"
    aria-current=${id === current ? "step" : undefined} disabled=${needs && !ready} onClick=${() => go(id)}>${title}</button></li>`)}</ol></nav>`;
}

/** Saves the programme a moment after each change; says where it stands. */
function useKeeper(shelf, programme, given, setProblems) {
  const state = useRef({ id: given.id || null, mark: given.mark || "", seen: given.id ? given.programme : null, latest: programme });
  const [isKept, setKept] = useState(true);
  const own = state.current;
  own.latest = programme;
  const flush = () => {
    if (!own.latest || own.latest === own.seen) return;
    const { id, mark, kept, beside } = shelf.save(own.id, own.mark, own.latest);
    Object.assign(own, { id, mark, seen: own.latest });
    setKept(kept);
    if (beside) setProblems(["Эту программу уже сохранила другая вкладка. Ваша сохранена рядом, с пометкой «из второй вкладки»: не потеряно ничего."]);
  };
  useEffect(() => {
    const timer = setTimeout(flush, WAIT);
    return () => clearTimeout(timer);
  }, [programme]);
  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, []);
  return {
    flush,
    id: () => own.id,
    become(id, mark, made) { Object.assign(own, { id, mark, seen: id ? made : null, latest: made }); },
    said: () => (isKept ? "Сохраняется в этом браузере само." : "Браузер не даёт сохранять: место кончилось или хранение запрещено. Скачайте файл программы на шаге «Документ»."),
  };
}
