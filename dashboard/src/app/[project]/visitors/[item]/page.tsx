import { VisitorPage } from "@/features/visitors/visitor";

/** The hub serves the exported page of the placeholders for every project and id. */
export async function generateStaticParams() {
  return [{ item: "_" }];
}

export default function Page() {
  return <VisitorPage />;
}
