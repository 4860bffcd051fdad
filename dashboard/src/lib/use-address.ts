import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type Address, readAddress, writeAddress } from "./address";

/** The address as it is. Only for what is rendered in the browser: an exported page has no ids. */
export function useAddress(): Address {
  const path = usePathname();
  const search = useSearchParams();
  return useMemo(() => readAddress(path, new URLSearchParams(search)), [path, search]);
}

/** Changes the address in place: a choice on a page is one step back in the history. */
export function useChangeAddress(): (change: Partial<Address>) => void {
  const address = useAddress();
  const router = useRouter();
  return useCallback(
    (change) => router.push(writeAddress({ ...address, ...change }), { scroll: false }),
    [address, router],
  );
}

/** Sets or removes parameters of the page itself. */
export function useChangeOwn(): (changes: Record<string, string | undefined>) => void {
  const address = useAddress();
  const router = useRouter();
  return useCallback(
    (changes) => {
      const own = new URLSearchParams(address.own);
      for (const [key, value] of Object.entries(changes)) {
        if (value === undefined || value === "") own.delete(key);
        else own.set(key, value);
      }
      router.replace(writeAddress({ ...address, own }), { scroll: false });
    },
    [address, router],
  );
}
