// A site of its own origin, whose pages load the SDK from a hub elsewhere, as users' do.
import { createServer } from "node:http";

/**
 * Starts a site on a free port of `localhost`, which is another origin and another site than 127.0.0.1, where
 * hubs are. `pages` by path are strings, or functions of the request that give one, or `{ body, headers, status }`.
 */
export async function startSite(pages) {
  /** Everything that was asked for: `{ method, url, headers }`. */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    requests.push({ method: request.method, url: request.url, headers: request.headers });
    const page = pages[pathname] ?? { status: 404, body: "not found" };
    const given = typeof page === "function" ? await page(request) : page;
    const { body, headers, status } = typeof given === "string" ? { body: given } : given;
    response.writeHead(status ?? 200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    pages,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** A page that loads the SDK from `hub` by the snippet that the README shows. */
export const sitePage = (hub, body = "<p>Here</p>", attributes = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title><script src="${hub}/sdk/gosight.js" crossorigin="anonymous" data-key="gsw_test" ${attributes}></script></head><body>${body}</body></html>`;
