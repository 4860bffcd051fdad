// The cart, on every page of the shop.
const CART = "northpine-cart";

window.cart = {
  /** Quantities by product id. */
  read() {
    return JSON.parse(localStorage.getItem(CART) ?? "{}");
  },
  write(quantities) {
    localStorage.setItem(CART, JSON.stringify(quantities));
    cart.show();
  },
  show() {
    const all = Object.values(cart.read()).reduce((sum, quantity) => sum + quantity, 0);
    document.getElementById("cart-count").textContent = all;
  },
};

window.euros = (amount) => `€ ${amount.toFixed(2)}`;

cart.show();
