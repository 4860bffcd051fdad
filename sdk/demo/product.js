const byId = (id) => document.getElementById(id);
const wanted = new URLSearchParams(location.search).get("id");
const product = PRODUCTS.find((one) => one.id === wanted) ?? PRODUCTS[0];

document.title = `${product.name}: Northpine`;
byId("name").textContent = product.name;
byId("line").textContent = product.line;
byId("price").textContent = euros(product.price);

// The carousel: this product, then what goes with it.
const pictures = [product.image, "lamp", "mug", "pack"].filter((one, i, all) => all.indexOf(one) === i);
let picture = 0;
function showPicture() {
  byId("picture").src = `images/${pictures[picture]}.svg`;
  byId("picture-count").textContent = `${picture + 1} of ${pictures.length}`;
}
byId("carousel").addEventListener("click", (event) => {
  const step = Number(event.target.dataset.step);
  if (!step) return;
  picture = (picture + step + pictures.length) % pictures.length;
  showPicture();
});
showPicture();

// The stepper.
let quantity = 1;
document.querySelector(".stepper").addEventListener("click", (event) => {
  quantity = Math.max(1, quantity + Number(event.target.dataset.add ?? 0));
  byId("quantity").textContent = quantity;
});

byId("add").addEventListener("click", () => {
  const all = cart.read();
  cart.write({ ...all, [product.id]: (all[product.id] ?? 0) + quantity });
  byId("said").textContent = `${quantity} × ${product.name} is in your cart.`;
  gosight.track("added to cart", { product: product.id, quantity, price: product.price });
});

// Broken on purpose: there is no such shop.
byId("stock").addEventListener("click", () => {
  const shop = PRODUCTS.find((one) => one.kind === "shop");
  byId("said").textContent = `In stock at ${shop.name}.`;
});

// "Save for later" has no listener on purpose: a dead click.

const panels = {
  about: () => `${product.line} We make it to be mended: every part can be bought alone.`,
  facts: () => {
    const list = Object.assign(document.createElement("dl"), { className: "facts" });
    for (const [name, value] of Object.entries(product.facts)) {
      list.append(
        Object.assign(document.createElement("dt"), { textContent: name }),
        Object.assign(document.createElement("dd"), { textContent: value }),
      );
    }
    return list;
  },
  reviews: () => "“Took it to the moor in March. It rained. I didn't mind.” Five of five.",
};

// Tabs are steps of a single-page application: each has its address.
function tabOfAddress() {
  const tab = location.hash.replace("#/", "");
  return tab in panels ? tab : "about";
}
function showTab(tab) {
  for (const one of byId("tabs").children) one.setAttribute("aria-selected", one.dataset.tab === tab);
  byId("panel").replaceChildren(panels[tab]());
}
byId("tabs").addEventListener("click", (event) => {
  const { tab } = event.target.dataset;
  if (!tab) return;
  event.preventDefault();
  history.pushState(null, "", `#/${tab}`);
  showTab(tab);
});
addEventListener("popstate", () => showTab(tabOfAddress()));
showTab(tabOfAddress());
