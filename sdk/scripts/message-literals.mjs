// Finds the messages that a source file writes: the object literals given to `encode` and `_record`.
import { parse } from "acorn";
import { transform } from "esbuild";

/** The literals of a TypeScript source, with the script that they stand in and, for `_record`, the kind's constant. */
export async function messageLiterals(source) {
  const { code } = await transform(source, { loader: "ts", target: "es2022", format: "esm" });
  const literals = [];
  (function walk(node) {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!node?.type) return;
    if (node.type === "CallExpression") {
      const recorded = node.callee.property?.name === "_record";
      const message = recorded ? node.arguments[1] : node.callee.name === "encode" && node.arguments[0];
      if (message?.type === "ObjectExpression") {
        literals.push({ message, kind: recorded ? node.arguments[0].name : undefined });
      }
    }
    for (const value of Object.values(node)) if (typeof value === "object") walk(value);
  })(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  return { code, literals };
}

/** The same script with these literals as arrays of their values: `encode` looks at nothing else. */
export async function withoutNames(source) {
  const { code, literals } = await messageLiterals(source);
  const cuts = literals.flatMap(({ message }) => [
    [message.start, message.start + 1, "["],
    ...message.properties.map((one) => [one.start, one.value.start, ""]),
    [message.end - 1, message.end, "]"],
  ]);
  cuts.sort((a, b) => a[0] - b[0]);
  let at = 0;
  let out = "";
  for (const [start, end, text] of cuts) {
    out += code.slice(at, start) + text;
    at = end;
  }
  return out + code.slice(at);
}
