import { ApiError, createApi } from "./api.js";
import { el } from "./dom.js";
import { openFile } from "./file.js";
import { bytes, clock, moment, shortUrl } from "./format.js";
import { mountReplay, note } from "./mount.js";
import { forgetKey, keepKey, linkTo, takeSession } from "./session.js";

// A moment that is given as a time, not as a distance from the session's start.
const SINCE_1970 = 1e11;
const REASONS = {
  "not-sampled": "The session was not among those that are sampled.",
  "waiting-for-trigger": "Sessions are recorded after a trigger only, and none came.",
  disabled: "Recording is switched off.",
  consent: "The visitor had not agreed to be recorded.",
  gpc: "The visitor's browser sends Global Privacy Control.",
  "excluded-page": "The visitor saw only pages that are not recorded.",
  "maximum-duration": "The session had reached the longest duration.",
  degraded: "The recorder gave up, for the page changed too much.",
  "disk-full": "The hub had no room for recordings.",
};

const app = document.getElementById("app");
const title = el("h1", {}, "Replay");
const facts = el("p", { class: "facts" });
const actions = el("div", { class: "actions" });
const place = el("div", { class: "place" });
const input = el("input", {
  type: "file",
  accept: ".gz,.json",
  hidden: true,
  onchange: () => show(input.files[0]),
});
let player;
let session;

app.append(
  el(
    "header",
    { class: "head" },
    el("img", { src: "/mark.svg", alt: "", width: 32, height: 32 }),
    el("div", { class: "what" }, title, facts),
    actions,
  ),
  place,
  input,
);

const button = (label, act) =>
  el("button", { type: "button", class: "gsr-button quiet", onclick: act }, label);

function message(heading, text, ...more) {
  player?.destroy();
  player = undefined;
  place.replaceChildren(el("div", { class: "gsr gsr-alone" }, note(heading, text, ...more)));
}

function describe(manifest) {
  const length = manifest.ended_at_ms - manifest.started_at_ms;
  const page = manifest.markers?.find(({ kind }) => kind === "page")?.label;
  title.textContent = page ? shortUrl(page) : "Replay";
  facts.textContent = [
    moment(manifest.started_at_ms),
    clock(length),
    manifest.tabs.length > 1 && `${manifest.tabs.length} tabs`,
    manifest.bytes && bytes(manifest.bytes),
    manifest.storage === "cold" && "from the archive",
  ]
    .filter(Boolean)
    .join(", ");
  document.title = `${title.textContent}: replay`;
}

function mount({ manifest, loadChunks }, at) {
  describe(manifest);
  player?.destroy();
  player = mountReplay(place, { manifest, loadChunks, at });
}

async function share(event) {
  const target = event.currentTarget;
  const link = linkTo(session, player.tab, player.time - session.start);
  history.replaceState(null, "", link);
  await navigator.clipboard?.writeText(link).catch(() => {});
  target.textContent = "Link copied";
  setTimeout(() => {
    target.textContent = "Share this moment";
  }, 2000);
}

async function download(event) {
  const target = event.currentTarget;
  target.disabled = true;
  try {
    const href = URL.createObjectURL(await createApi(session).file());
    el("a", { href, download: `${session.session}.gosight-replay.json.gz` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  } catch (problem) {
    target.title = problem.message;
    target.textContent = "Download failed";
  }
  target.disabled = false;
}

async function show(file) {
  if (!file) return;
  try {
    mount(await openFile(file));
    actions.replaceChildren(button("Open a file", () => input.click()));
  } catch (problem) {
    message(
      "This file can't be opened",
      problem.message,
      button("Open another file", () => input.click()),
    );
  }
}

function askKey(problem) {
  const form = el(
    "form",
    { class: "key", autocomplete: "off" },
    problem && el("p", { class: "problem", role: "alert" }, problem),
    el(
      "label",
      {},
      "Project",
      el("input", { name: "project", required: true, value: session.project, spellcheck: "false" }),
    ),
    el(
      "label",
      {},
      "Secret key",
      el("input", {
        name: "key",
        type: "password",
        required: true,
        placeholder: "gss_...",
        autocomplete: "off",
      }),
    ),
    el("button", { type: "submit", class: "gsr-button" }, "Open the replay"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    session.project = String(given.get("project")).trim();
    keepKey(session.project, String(given.get("key")).trim());
    session.key = String(given.get("key")).trim();
    open();
  });
  message(
    "Open a replay",
    "Reading needs the project's secret key. It is kept only until this tab is closed.",
    form,
  );
}

async function open() {
  actions.replaceChildren(button("Open a file", () => input.click()));
  if (!session.session) {
    message(
      "No session chosen",
      "Open a session from the overview or the API's list, or a recording that was downloaded.",
      button("Open a file", () => input.click()),
    );
    return;
  }
  if (!session.project || !session.key) return askKey();
  place.replaceChildren(
    el(
      "div",
      { class: "gsr gsr-alone" },
      el("div", { class: "gsr-spinner", role: "status", "aria-label": "Loading" }),
    ),
  );
  const api = createApi(session);
  try {
    const manifest = await api.manifest();
    session.start = manifest.started_at_ms;
    const time =
      session.time && (session.time > SINCE_1970 ? session.time : manifest.started_at_ms + session.time);
    mount({ manifest, loadChunks: api.loadChunks }, { time, tab: session.tab });
    actions.prepend(button("Share this moment", share), button("Download", download));
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    if (problem.refusesKey) {
      forgetKey(session.project);
      return askKey(problem.message);
    }
    const reason = REASONS[problem.detail] ?? problem.detail ?? problem.message;
    if (problem.code === "not_found" || /not_recorded|no_replay|replay/.test(problem.code))
      message("This session was not recorded", reason);
    else message("The replay can't be loaded", problem.message, button("Try again", open));
  }
}

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  show(event.dataTransfer.files[0]);
});
session = takeSession();
open();
