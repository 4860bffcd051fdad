const grid = document.getElementById("grid");

for (const product of PRODUCTS) {
  const card = document.createElement("a");
  card.className = "card";
  card.href = `product.html?id=${product.id}`;
  card.dataset.kind = product.kind;
  const image = Object.assign(new Image(), { src: `images/${product.image}.svg`, alt: "" });
  const text = document.createElement("div");
  const name = Object.assign(document.createElement("h3"), { textContent: product.name });
  const price = Object.assign(document.createElement("span"), {
    className: "price",
    textContent: euros(product.price),
  });
  text.append(name, price);
  card.append(image, text);
  grid.append(card);
}

document.querySelector(".filters").addEventListener("click", (event) => {
  const kind = event.target.dataset.kind;
  if (kind === undefined) return;
  for (const button of document.querySelectorAll(".filters button")) {
    button.setAttribute("aria-pressed", button === event.target);
  }
  for (const card of grid.children) card.hidden = kind !== "" && card.dataset.kind !== kind;
  gosight.track("range filtered", { kind: kind || "all" });
});
