const SVG = "http://www.w3.org/2000/svg";

/** An element whose children are elements or text; text is never read as markup. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Changes an element's text only if it differs, so that nothing flickers or is read out twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The element of that id, which the page has. */
export function byId(id) {
  return document.getElementById(id);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
