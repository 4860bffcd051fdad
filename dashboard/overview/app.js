import { createApi } from "./api.js";
import { byId, el } from "./dom.js";
import { age, timeOfDay } from "./format.js";
import { createGate } from "./gate.js";
import { EVER, PERIODS, periodOf, untilNow } from "./periods.js";
import { createPoll } from "./poll.js";
import { forgetKey, keepSession, showInAddress, takeSession } from "./session.js";
import { createView } from "./view.js";

const TROUBLE = {
  unreachable: "The server can't be reached.",
  storage_unavailable: "The server can't read the figures at the moment.",
};

const view = createView();
const gate = createGate((project, key) => {
  keepSession(project, key);
  showInAddress(project, period.id);
  start();
});
const poll = createPoll(refresh);

let session = null;
let api = null;
let named = false;
let everSeen = false;
let period = periodOf(null);

function start() {
  session = takeSession();
  period = periodOf(session.period);
  named = false;
  everSeen = false;
  pressPeriod();
  if (!session.key) {
    poll.stop();
    gate.show(session.project);
    return;
  }
  api = createApi(session);
  gate.hide();
  view.loading();
  poll.now();
}

async function refresh(signal) {
  try {
    if (!named) view.project(await api.project(signal));
    named = true;
    const overview = await api.overview(untilNow(period), signal);
    everSeen ||= overview.sessions > 0 || (await api.overview(untilNow(EVER), signal)).sessions > 0;
    view.welcome(!everSeen);
    view.overview(overview);
    view.notice(null);
    return undefined;
  } catch (problem) {
    if (signal.aborted) throw problem;
    if (problem.refusesKey) {
      poll.stop();
      forgetKey(session.project);
      gate.show(session.project, problem.message);
      return undefined;
    }
    view.notice(`${TROUBLE[problem.code] ?? problem.message} ${lastKnown()}`);
    return problem.retryAfterMs ?? 5000;
  }
}

function lastKnown() {
  const at = view.lastUpdate();
  return at ? `The figures are from ${timeOfDay(at)}, ${age(Date.now() - at)}.` : "Retrying automatically.";
}

function pressPeriod() {
  for (const button of byId("periods").children) {
    button.setAttribute("aria-pressed", String(button.dataset.period === period.id));
  }
}

byId("periods").append(
  ...PERIODS.map(({ id, label, spoken }) => {
    const button = el("button", { type: "button", "data-period": id, "aria-label": spoken }, label);
    button.addEventListener("click", () => {
      period = periodOf(id);
      showInAddress(session.project, id);
      pressPeriod();
      poll.now();
    });
    return button;
  }),
);
byId("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(byId("snippet").textContent);
  byId("copy").textContent = "Copied";
});
window.addEventListener("hashchange", start);
start();
