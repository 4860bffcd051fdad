const lines = document.getElementById("lines");

function line(left, right) {
  const item = document.createElement("li");
  item.append(
    Object.assign(document.createElement("span"), { textContent: left }),
    Object.assign(document.createElement("span"), { className: "price", textContent: right }),
  );
  return item;
}

function showLines() {
  const chosen = Object.entries(cart.read()).map(([id, quantity]) => ({
    quantity,
    ...PRODUCTS.find((one) => one.id === id),
  }));
  lines.replaceChildren(
    ...chosen.map(({ name, price, quantity }) => line(`${quantity} × ${name}`, euros(price * quantity))),
  );
  const total = chosen.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  lines.append(line(chosen.length ? "Total" : "Nothing yet", euros(total)));
  return total;
}

document.getElementById("clear").addEventListener("click", () => {
  cart.write({});
  showLines();
});

// No such service: a failed request.
document.getElementById("coupon").addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = document.getElementById("coupon-said");
  const answer = await fetch("api/coupons/check");
  said.textContent = answer.ok ? "Applied." : "We don't know that coupon.";
});

document.getElementById("checkout").addEventListener("submit", (event) => {
  event.preventDefault();
  gosight.track("order placed", { total: showLines() });
  document.getElementById("said").textContent = "Thank you! Nothing was charged, and nothing will come.";
  cart.write({});
  showLines();
});

showLines();
