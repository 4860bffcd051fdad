// Whole applications, as their frameworks build and start them: with the SDK, each makes the same errors, requests and
// results as without it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser } from "../browser/support/browser.mjs";
import { bundle } from "./support/bundle.mjs";
import { compare } from "./support/compare.mjs";
import { nextApplication } from "./support/next.mjs";
import { OWN, own, tag } from "./support/own.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test("Angular, with its router and zone.js", async () => {
  const none = await compare(
    browser,
    {
      head: tag("/own.js", "/app.js"),
      scripts: {
        "/own.js": OWN,
        "/app.js": await bundle(`
          import "zone.js";
          import "@angular/compiler";
          import { Component, ErrorHandler, NgZone, provideZoneChangeDetection, signal } from "@angular/core";
          import { FormsModule } from "@angular/forms";
          import { bootstrapApplication } from "@angular/platform-browser";
          import { provideRouter, RouterLink, RouterOutlet } from "@angular/router";
          const Start = Component({ selector: "start-page", template: "<h2>Start</h2>" })(class Start {});
          const One = Component({ selector: "one-page", template: "<h2>One</h2>" })(class One {});
          const App = Component({
            selector: "app-root",
            imports: [FormsModule, RouterLink, RouterOutlet],
            template: \`
              <button id="add" (click)="add()">Add {{ count() }}</button>
              <button id="fail" (click)="fail()">Fail</button>
              <input id="text" name="text" [(ngModel)]="text"><p>{{ text() }}</p>
              <a id="link" routerLink="/page1">Link</a>
              @if (count() > 0) { <p id="more">More {{ answer() }}</p> }
              <router-outlet />\`,
          })(class App {
            count = signal(0);
            text = signal("");
            answer = signal(0);
            ngDoCheck() { window.checks = (window.checks ?? 0) + 1; }
            add() {
              this.count.set(1);
              setTimeout(() => this.count.set(2), 20);
              fetch("/none").then(({ status }) => this.answer.set(status));
            }
            fail() { throw new Error("in a handler"); }
          });
          class Handler { handleError(error) { said.push("handled " + error.message); } }
          addEventListener("DOMContentLoaded", () =>
            bootstrapApplication(App, { providers: [
              provideZoneChangeDetection(),
              provideRouter([{ path: "", pathMatch: "full", component: Start }, { path: "page1", component: One }]),
              { provide: ErrorHandler, useClass: Handler },
            ] }).then(({ injector }) => {
              const zone = injector.get(NgZone);
              window.stable = () => zone.isStable && !zone.hasPendingMacrotasks;
            }, (error) => said.push("not started " + error)));`),
      },
      body: "<base href='/'><app-root></app-root>",
      async act(page) {
        await page.waitForFunction(() => window.stable?.());
        await page.evaluate(() => {
          window.checks = 0;
        });
        await page.click("#add");
        await page.waitForSelector("text=More 404");
        await page.fill("#text", "typed");
        await page.click("#fail");
        await page.click("#link");
        await page.waitForSelector("h2:text('One')");
        await page.waitForFunction(() => stable());
        await page.evaluate(() => said.push(`checked ${checks} times`));
        await own(page);
      },
    },
    { pageView: 2, click: 3, inputChange: 1 },
  );
  // What is pushed goes by the base, as the site says.
  assert.equal(none.result.address, "/#own");
  assert.match(none.result.text, /One/);
  assert.ok(none.result.said.includes("handled in a handler"), none.result.said.join("; "));
  assert.match(none.result.text, /Add 2/);
});

test("a Next.js application", async () => {
  const files = await nextApplication();
  const documents = Object.fromEntries(Object.entries(files).filter(([, text]) => typeof text === "string"));
  const withOwn = ([path, text]) => [path, text.replace("</head>", () => `${tag("/own.js")}</head>`)];
  const none = await compare(
    browser,
    {
      documents: Object.fromEntries(Object.entries(documents).map(withOwn)),
      scripts: { "/own.js": OWN },
      pages: Object.fromEntries(Object.entries(files).filter(([path]) => !(path in documents))),
      async act(page) {
        // Links load what they lead to in advance; a click before that would make other requests.
        const isLoaded = (part) =>
          page.waitForFunction(
            (wanted) =>
              performance
                .getEntriesByType("resource")
                .some(({ name, responseEnd }) => name.includes(wanted) && responseEnd),
            part,
          );
        await page.waitForFunction(() => said.includes("mounted"));
        await page.click("#add");
        await page.waitForSelector("button:text('Add 1')");
        await page.click("#fail");
        await isLoaded("/page1/__next.page1.__PAGE__");
        await page.click("#link");
        await page.waitForSelector("h1:text('One')");
        await isLoaded("/__next.__PAGE__");
        await page.click("#back");
        await page.click("#push");
        await page.waitForURL(/tab=two/);
        await page.waitForSelector("h1:text('One')");
        await page.goBack();
        await page.waitForSelector("h1:text('Start')");
        await own(page);
      },
    },
    { pageView: 5, click: 5 },
  );
  assert.equal(none.result.address, "/#own");
  assert.ok(!none.errors.some((text) => /hydrat|#4\d\d/i.test(text)), none.errors.join());
});
