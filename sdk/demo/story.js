const LATE_MS = 4600;
const BUSY_MS = 650;
const said = document.getElementById("said");

setTimeout(() => {
  const image = Object.assign(new Image(), { src: "images/team.svg", alt: "Hills at dusk" });
  document.getElementById("picture").replaceChildren(image);
}, LATE_MS);

document.getElementById("count").addEventListener("click", () => {
  const end = performance.now() + BUSY_MS;
  let stitches = 0;
  while (performance.now() < end) stitches++;
  said.textContent = `${stitches.toLocaleString()} stitches, give or take.`;
});

document.getElementById("news").addEventListener("click", async () => {
  said.textContent = "Asking the workshop ...";
  const answer = await fetch("api/news");
  said.textContent = answer.ok ? await answer.text() : "The workshop did not answer.";
});
