import { Address } from "../native.js";
import { guard } from "../on.js";
import { withoutSecrets } from "./secrets.js";
import { cut, MARGIN } from "./text.js";

// What every site may keep: from where a visitor came.
const USUAL = /^(ref|utm_(source|medium|campaign|term|content))$/;
// That an advertisement or a network's link was clicked; their values would identify the click.
const CLICK_IDS =
  /^(gclid|[gw]braid|dclid|msclkid|fbclid|t[tw]clid|li_fat_id|rdt_cid|sccid|epik|yclid|igshid|srsltid|mc_eid)$/i;
const LONGEST = 2000;

/**
 * Makes an address fit to be sent: allowed query parameters only, click ids without their value, no user name or password, no parameters
 * within the path, and of the hash only what comes before one; secrets are masked. Of a file only the name is
 * kept, and of addresses without a host (`mailto:`, `data:`) the scheme.
 */
export function cleanUrl(address: string, allowed: string[] = []): string {
  return (
    guard(() => {
      const url = new Address(address.slice(0, LONGEST * 4), document.baseURI);
      const { pathname } = url;
      if (url.protocol === "file:") url.pathname = pathname.slice(pathname.lastIndexOf("/"));
      else if (!url.host) return url.protocol;
      else url.pathname = pathname.replace(/;[^/]*/g, "");
      for (const name of [...url.searchParams.keys()]) {
        if (CLICK_IDS.test(name)) url.searchParams.set(name, "1");
        else if (!USUAL.test(name) && !(name && allowed.includes(name))) url.searchParams.delete(name);
      }
      url.username = url.password = "";
      url.hash = url.hash.replace(/[?&=].*/, "");
      return cut(withoutSecrets(url.href.slice(0, LONGEST + MARGIN)), LONGEST);
    }) ?? ""
  );
}
