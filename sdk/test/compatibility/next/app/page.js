import Link from "next/link";
import { Parts } from "./parts.js";

export default function Start() {
  return (
    <main>
      <h1>Start</h1>
      <Link id="link" href="/page1">
        One
      </Link>
      <Parts />
    </main>
  );
}
