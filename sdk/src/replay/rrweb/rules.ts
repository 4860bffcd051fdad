/** Follows how a page changes its style sheets through their rules. What the page's own calls give and throw stays. */
import { mirror, stylesheetManager } from "gosight:rrweb";
import { guard } from "../../on.js";
import { STYLE_DECLARATION, STYLE_SHEET_RULE } from "../events.js";
import { tell } from "./given.js";

/** Where a rule stands: its place in each list of rules, from its style sheet down. */
function placeOf(rule: CSSRule | null): number[] {
  if (!rule) return [];
  const owner = (rule.parentRule ?? rule.parentStyleSheet) as CSSGroupingRule | null;
  return [...placeOf(rule.parentRule), [...(owner?.cssRules ?? [])].indexOf(rule)];
}

/** Watches the style sheets of the window `win`; gives what ends that. */
export function observeRules(win: any): () => void {
  const ends: (() => void)[] = [];

  /** Has each call of a method tell what `change` makes of it, if the style sheet of what it is called on is recorded. */
  function hook(
    type: string,
    names: string,
    sheetOf: (self: any) => CSSStyleSheet | null | undefined,
    change: (name: string, given: any[], self: any) => object,
    source = STYLE_SHEET_RULE,
  ): void {
    const prototype = win[type]?.prototype ?? {};
    for (const name of names.split(" ")) {
      const native = prototype[name];
      if (!native) continue;
      guard(() => {
        prototype[name] = new Proxy(native, {
          apply(target, self, given) {
            const answer = Reflect.apply(target, self, given);
            guard(() => {
              const sheet = sheetOf(self);
              const node = sheet?.ownerNode;
              const id = node ? mirror.getId(node) : undefined;
              const styleId = sheet && !node ? stylesheetManager._styleMirror.getId(sheet) : undefined;
              if ((id ?? styleId ?? -1) !== -1) tell(source, { id, styleId, ...change(name, given, self) });
            });
            return answer;
          },
        });
        ends.push(() => {
          prototype[name] = native;
        });
      });
    }
  }

  const itself = (sheet: CSSStyleSheet) => sheet;
  hook("CSSStyleSheet", "insertRule", itself, (_, [rule, index]) => ({ adds: [{ rule, index }] }));
  hook("CSSStyleSheet", "addRule", itself, (_, [selector, block, index], { cssRules }) => ({
    adds: [{ rule: `${selector} { ${block} }`, index: index ?? cssRules.length - 1 }],
  }));
  hook("CSSStyleSheet", "deleteRule removeRule", itself, (_, [index = 0]) => ({ removes: [{ index }] }));
  hook("CSSStyleSheet", "replace replaceSync", itself, (name, [text]) => ({ [name]: text }));
  const sheetOf = (rule: CSSRule | null) => rule?.parentStyleSheet;
  hook("CSSGroupingRule", "insertRule", sheetOf, (_, [rule, index = 0], self) => ({
    adds: [{ rule, index: [...placeOf(self), index] }],
  }));
  hook("CSSGroupingRule", "deleteRule", sheetOf, (_, [index], self) => ({
    removes: [{ index: [...placeOf(self), index] }],
  }));
  const ofRule = ({ parentRule }: CSSStyleDeclaration) => sheetOf(parentRule);
  hook(
    "CSSStyleDeclaration",
    "setProperty removeProperty",
    ofRule,
    (name, [property, value, priority], { parentRule }) => ({
      ...(name === "setProperty" ? { set: { property, value, priority } } : { remove: { property } }),
      index: placeOf(parentRule),
    }),
    STYLE_DECLARATION,
  );
  return () => {
    for (const end of ends) end();
  };
}
