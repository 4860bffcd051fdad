import Link from "next/link";
import { useRouter } from "next/navigation";
import type { AriaAttributes, ReactNode } from "react";
import { follow, type Target } from "@/lib/address";
import { useAddress } from "@/lib/use-address";

interface ViewLinkProps extends Target, Pick<AriaAttributes, "aria-current" | "aria-label"> {
  className?: string;
  title?: string;
  onClick?: () => void;
  children: ReactNode;
}

/** A link to another page of the project that keeps the period, comparison and filters. */
export function ViewLink({ page, item, own, filters, days, children, ...rest }: ViewLinkProps) {
  const router = useRouter();
  const href = follow(useAddress(), { page, item, own, filters, days });
  return (
    <Link href={href} prefetch={false} onMouseEnter={() => router.prefetch(href)} {...rest}>
      {children}
    </Link>
  );
}
