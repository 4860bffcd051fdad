// Gives a script's variables, and its members whose names begin with `_`, the names with which it packs best.
// Minifiers give the shortest names to what is used most; but all of ours have one letter, and which letter
// repeats what stood there before is known to gzip alone. So it is asked.
import { parse } from "acorn";
import { packedSize } from "./packed-size.mjs";

// In the order of how often they stand in a script.
const LETTERS = [..."etnroailscudphmfgwybvkxqjzSMTEIRAOPCNHLVBDUFWKGYXJQZ"];
// How many of them are tried for each name; the others gain nothing.
const TRIED = 40;
// How often all names are gone through: what one gains depends on the others.
const ROUNDS = 3;

/** The names that a declaration's pattern declares. */
function* declared(pattern) {
  if (pattern?.type === "Identifier") yield pattern.name;
  else if (pattern?.type === "ObjectPattern")
    for (const one of pattern.properties) yield* declared(one.value ?? one);
  else if (pattern?.type === "ArrayPattern") for (const one of pattern.elements) yield* declared(one);
  else if (pattern) yield* declared(pattern.left ?? pattern.argument);
}

/** All that can be renamed, each with its places in the script and what else must not have its name. */
function findNamed(script) {
  const scopes = [];
  const uses = [];
  const members = new Map();
  const publicMembers = new Set();

  function open(parent, isFunction) {
    const scope = { parent, variables: new Map(), home: undefined };
    scope.home = isFunction ? scope : parent.home;
    scopes.push(scope);
    return scope;
  }
  function declare(scope, pattern) {
    for (const name of declared(pattern)) {
      if (!scope.variables.has(name))
        scope.variables.set(name, { name, scope, places: [], reach: new Set([scope]) });
    }
  }
  function member(node, shorthand) {
    if (!/^_[a-zA-Z]/.test(node.name)) return publicMembers.add(node.name);
    if (shorthand) throw new Error(`${node.name} is a variable's name, too`);
    if (!members.has(node.name)) members.set(node.name, { name: node.name, places: [] });
    members.get(node.name).places.push({ node });
  }

  function visit(node, scope) {
    if (Array.isArray(node)) for (const one of node) visit(one, scope);
    if (typeof node?.type !== "string") return;
    const isFunction = /Function/.test(node.type);
    // In a script that is not strict, a function belongs to the function around it, too.
    if (node.type === "FunctionDeclaration") declare(scope.home, node.id);
    if (node.type === "VariableDeclaration") {
      for (const { id } of node.declarations) declare(node.kind === "var" ? scope.home : scope, id);
    }
    if (node.type === "Identifier") uses.push({ node, scope });
    else if (node.type === "Property" && node.shorthand) {
      const { left, right } = node.value;
      member(node.key, true);
      uses.push({ node: left ?? node.value, scope, key: node.key.name });
      visit(right, scope);
    } else {
      const inner = isFunction || /^(Block|For|Catch)/.test(node.type) ? open(scope, isFunction) : scope;
      if (isFunction) declare(inner, { type: "ArrayPattern", elements: node.params });
      if (node.type === "FunctionExpression") declare(inner, node.id);
      if (node.type === "CatchClause") declare(inner, node.param);
      for (const [part, child] of Object.entries(node)) {
        const isName =
          (part === "property" || part === "key") && !node.computed && child.type === "Identifier";
        if (isName) member(child);
        // What stands in a body may not be called like a parameter.
        else if (part === "body" && (isFunction || node.type === "CatchClause"))
          visit(child.type === "BlockStatement" ? child.body : child, inner);
        else visit(child, part === "id" && node.type === "FunctionDeclaration" ? scope : inner);
      }
    }
  }
  const top = { variables: new Map() };
  top.home = top;
  scopes.push(top);
  visit(parse(script, { ecmaVersion: "latest", sourceType: "script" }), top);

  // Who has a name stands for itself; all else is the browser's.
  const bindings = uses.map(({ node, scope, key }) => {
    const passed = [];
    let at = scope;
    for (; at && !at.variables.has(node.name); at = at.parent) passed.push(at);
    const variable = at?.variables.get(node.name);
    variable?.places.push({ node, key });
    for (const one of passed) variable?.reach.add(one);
    return variable ?? node.name;
  });
  const variables = scopes.flatMap((scope) => [...scope.variables.values()]);
  for (const one of variables) {
    one.rivals = variables.filter(
      (other) => other !== one && (one.reach.has(other.scope) || other.reach.has(one.scope)),
    );
    one.denied = new Set(bindings.filter((name) => typeof name === "string"));
  }
  for (const one of members.values()) {
    one.rivals = [...members.values()].filter((other) => other !== one);
    one.denied = publicMembers;
  }
  return { bindings, members: [...members.values()], variables };
}

/** What gives the script with the names that all have now. */
function writer(script, named) {
  const places = named.flatMap((one) => one.places.map(({ node, key }) => ({ one, node, key })));
  places.sort((a, b) => a.node.start - b.node.start);
  const before = places.map(({ node }, i) => script.slice(places[i - 1]?.node.end ?? 0, node.start));
  const rest = script.slice(places.at(-1)?.node.end ?? 0);
  return () => {
    let out = "";
    places.forEach(({ one: { name }, key }, i) => {
      out += before[i] + (key && key !== name ? `${key}:${name}` : name);
    });
    return out + rest;
  };
}

/** Gives `one` another name, and its own to the rival that had it; false where that can't be. */
function take(one, name) {
  const owners = one.rivals.filter((rival) => rival.name === name);
  const [owner] = owners;
  if (one.denied.has(name) || owners.length > 1) return false;
  if (
    owner?.denied.has(one.name) ||
    owner?.rivals.some((rival) => rival !== one && rival.name === one.name)
  ) {
    return false;
  }
  if (owner) owner.name = one.name;
  one.name = name;
  return true;
}

/** Each use's variable by its place among the variables, or the name if it is the browser's. */
const meaning = ({ bindings }) => {
  const numbers = new Map();
  return bindings
    .map((one) => {
      if (typeof one === "string") return one;
      if (!numbers.has(one)) numbers.set(one, numbers.size);
      return numbers.get(one);
    })
    .join();
};

/** The script with better names; it does the same. */
export function rename(script) {
  const found = findNamed(script);
  const { members, variables } = found;
  const named = [...members, ...variables].filter(({ places }) => places.length);
  const free = LETTERS.filter((letter) => !members[0]?.denied.has(letter));
  members.sort((a, b) => b.places.length - a.places.length);
  members.forEach((one, i) => {
    one.name = free[i];
  });
  // What is used most matters most.
  named.sort((a, b) => b.places.length - a.places.length);
  const write = writer(script, named);
  let out = write();
  let least = packedSize(out);
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of named) {
      for (const letter of LETTERS.slice(0, TRIED)) {
        const before = one.name;
        if (letter === before || !take(one, letter)) continue;
        const tried = write();
        const size = packedSize(tried, least);
        // Another name of the same size may make room for one that is smaller.
        if (size <= least) {
          least = size;
          out = tried;
        } else take(one, before);
      }
    }
  }
  if (meaning(findNamed(out)) !== meaning(found))
    throw new Error("a name means something else after renaming");
  return out;
}
