// What pages do besides: errors of each kind, and requests in each way. It notes in `said` what comes of it.
export const OWN = `
  window.said = [];
  addEventListener("error", (event) => said.push("error " + event.message + " " + event.lineno));
  addEventListener("unhandledrejection", (event) => said.push("rejection " + event.reason));
  window.own = async () => {
    setTimeout(() => { throw new RangeError("thrown later"); });
    Promise.reject(new Error("left alone"));
    fetch("/none?by=fetch").then((answer) => said.push("fetch " + answer.status));
    fetch("http://localhost:1/").catch((error) => said.push("fetch " + error.message));
    fetch("http://localhost:1/");
    fetch("/none", { signal: AbortSignal.abort() }).catch((error) => said.push("aborted " + error.name));
    try { fetch.call({}, "/"); } catch (error) { said.push("fetch threw " + error.name); }
    const request = new XMLHttpRequest();
    request.onloadend = () => said.push("xhr " + request.status);
    request.open("POST", "/none?by=xhr");
    request.send("body");
    said.push("push " + history.pushState({ a: 1 }, "", "#own") + " " + history.state.a);
    try { history.pushState(() => {}, ""); } catch (error) { said.push("pushState threw " + error.name); }
    const awaited = ["aborted", "error", "fetch 404", "fetch Failed", "rejection TypeError: Failed", "xhr"];
    const came = () => awaited.every((one) => said.some((text) => text.startsWith(one)));
    for (let i = 0; i < 100 && !(i > 10 && came()); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    said.sort();
  };`;
/** Does it all. */
export const own = (page) => page.evaluate(() => own());
/** Tags of scripts by their addresses. */
export const tag = (...names) => names.map((name) => `<script src="${name}"></script>`).join("");
