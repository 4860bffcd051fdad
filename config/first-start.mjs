// Starts the program once with all roles and engines, sends a batch and stops it, so that the JVM can record the
// loaded classes for the AppCDS archive: first-start.mjs COMMAND... Exits with 1 if any step fails.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function send(port, key) {
  const context = { sessionId: "first", pages: [{ url: "http://localhost/" }] };
  const response = await fetch(`http://127.0.0.1:${port}/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-gosight-key": key, "user-agent": "Mozilla/5.0 Chrome/142.0" },
    body: JSON.stringify({ context, events: [{ id: "first", pageView: {} }] }),
  });
  if (!response.ok) {
    throw new Error(`The first batch got status ${response.status}.`);
  }
}

const data = await mkdtemp(join(tmpdir(), "gosight-first-"));
const [http, grpc, management, hawtio] = [await freePort(), await freePort(), await freePort(), await freePort()];
const [java, ...args] = process.argv.slice(2);
args.push("run", "--data", data, "--port", http);
args.push("--set", `gosight.grpc.port=${grpc}`, "--set", `gosight.management.port=${management}`);
args.push("--set", `gosight.hawtio.port=${hawtio}`);
const program = spawn(java, args, { stdio: ["ignore", "pipe", "inherit"] });
const ended = new Promise((resolve) => program.on("close", resolve));
let output = "";
process.exitCode = 1;
for await (const line of createInterface({ input: program.stdout })) {
  output += `${line}\n`;
  if (line === "ready") {
    try {
      await send(http, /gsw_\S+/.exec(output)?.[0] ?? "");
      process.exitCode = 0;
    } finally {
      program.kill();
    }
  }
}
await ended;
await rm(data, { recursive: true });
