"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

export function Parts() {
  const [count, setCount] = useState(0);
  const router = useRouter();
  useEffect(() => {
    window.said.push("mounted");
  }, []);
  return (
    <>
      <button id="add" type="button" onClick={() => setCount(count + 1)}>
        Add {count}
      </button>
      <button
        id="fail"
        type="button"
        onClick={() => {
          throw new Error("in a handler");
        }}
      >
        Fail
      </button>
      <button id="push" type="button" onClick={() => router.push("/page1?tab=two")}>
        Push
      </button>
    </>
  );
}
