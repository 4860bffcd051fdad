import { byId, setText } from "./dom.js";

/** A form for a project and its key; `open` receives both. */
export function createGate(open) {
  const form = byId("gate-form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    form.elements.key.value = "";
    open(String(given.get("project")).trim(), String(given.get("key")).trim());
  });
  return {
    show(project, problem) {
      byId("page").hidden = true;
      byId("gate").hidden = false;
      byId("gate-problem").hidden = !problem;
      setText(byId("gate-problem"), problem ?? "");
      form.elements.project.value = project;
      (project ? form.elements.key : form.elements.project).focus();
    },
    hide() {
      byId("gate").hidden = true;
      byId("page").hidden = false;
    },
  };
}
