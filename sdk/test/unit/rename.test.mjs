import { expect, test } from "vitest";
import { rename } from "../../scripts/rename.mjs";

/** What the script leaves in `window.f`, after its names were given anew. */
function renamed(script) {
  const window = {};
  new Function("window", rename(script))(window);
  return window.f;
}

test("an arrow that an arrow makes keeps its own variables apart from those around it", () => {
  const f = renamed("(()=>{let q=1,t=2;window.f=u=>(...t)=>{let e=q;return[e,u,t]};window.g=()=>[q,t]})()");
  expect(f(5)(6, 7)).toEqual([1, 5, [6, 7]]);
});

test("parameters, functions and blocks have names of their own", () => {
  const f = renamed(
    "(()=>{let a=1;function b(c){{let a=c+1;return a+d(a)}}function d({e:c=3},...a){return a.length+(c??0)}window.f=()=>[a,b(2),d({},a,a)]})()",
  );
  expect(f()).toEqual([1, 6, 5]);
});
