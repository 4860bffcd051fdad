// Applications made of the package as it is published.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const sdk = fileURLToPath(new URL("../../..", import.meta.url));

/** An application's bundle, made of the package as it is published. */
async function bundle(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: sdk },
    bundle: true,
    write: false,
    format: "iife",
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    alias: {
      "@gosight/sdk": `${sdk}/dist/index.js`,
      "@gosight/sdk/react": `${sdk}/dist/react.js`,
      "@gosight/sdk/next": `${sdk}/dist/next.js`,
      "@gosight/sdk/vue": `${sdk}/dist/vue.js`,
    },
  });
  return { headers: { "content-type": "text/javascript" }, body: outputFiles[0].text };
}

/** The page of the application whose script is `/name.js`; `body` stands below it. */
export const application = (name, body = "") =>
  `<!doctype html><title>${name}</title><main id="root"></main>${body}<script src="/${name}.js"></script>`;

/** An application of React or, by its entry `next`, of Next.js's kind. */
export const reactApplication = (entry, options = { key: "gsw_test" }) =>
  bundle(`
  import { createElement as h, useEffect, useState } from "react";
  import { createRoot } from "react-dom/client";
  import { GoSightErrorBoundary, GoSightProvider, useGoSight } from "@gosight/sdk/${entry}";

  function Broken() { throw new TypeError("broken part"); }
  function Counter() {
    const [count, setCount] = useState(0);
    const gosight = window.gosight = useGoSight();
    useEffect(() => { gosight.track("mounted"); }, []);
    return h("div", null,
      h("button", { id: "add", onClick: () => { setCount(count + 1); gosight.track("added", { count }); } }, "Add " + count),
      h("button", { id: "break", onClick: () => setCount(-1) }, "Break"),
      h("button", { id: "route", onClick: () => history.pushState(null, "", "/react/two") }, "Route"),
      count < 0 && h(GoSightErrorBoundary, { fallback: h("p", { id: "sorry" }, "Sorry") }, h(Broken)));
  }
  createRoot(document.getElementById("root")).render(h(GoSightProvider, { options: ${JSON.stringify(options)} }, h(Counter)));`);

/** An application of Vue. */
export const vueApplication = (options = { key: "gsw_test" }) =>
  bundle(`
  import { createApp, h, ref } from "vue";
  import { createGoSightPlugin, useGoSight } from "@gosight/sdk/vue";

  const app = createApp({
    setup() {
      const gosight = window.gosight = useGoSight();
      const count = ref(0);
      const add = () => { count.value++; gosight.track("added", { count: count.value }); };
      const fail = () => { throw new TypeError("broken handler"); };
      return () => h("div", [
        h("button", { id: "add", onClick: add }, "Add " + count.value),
        h("button", { id: "break", onClick: fail }, "Break"),
      ]);
    },
  });
  app.use(createGoSightPlugin(${JSON.stringify(options)}));
  app.mount("#root");`);
