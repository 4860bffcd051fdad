import Link from "next/link";

export const metadata = { title: "Page one" };

export default function One() {
  return (
    <main>
      <h1>One</h1>
      <Link id="back" href="/">
        Start
      </Link>
    </main>
  );
}
