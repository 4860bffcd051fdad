import type { Identity } from "./identity.js";
import type { BatchContext, BrandVersion, ClientHints, Page, Whole } from "./wire/messages.js";

/** Replaced by the package's version when the SDK is built. */
declare const SDK_VERSION: string;

interface UserAgentData {
  getHighEntropyValues(names: string[]): Promise<ClientHints & { fullVersionList?: BrandVersion[] }>;
}

/** Tells what holds for all events of a batch; the client hints as soon as the browser gave them. */
export function createContext(identity: Identity): (pages: Page[]) => Whole<BatchContext> {
  let clientHints: Whole<ClientHints> | undefined;
  (navigator as { userAgentData?: UserAgentData }).userAgentData
    ?.getHighEntropyValues(["fullVersionList", "platformVersion", "model", "architecture"])
    .then(
      (hints) => {
        clientHints = {
          brands: hints.fullVersionList?.map((one) => ({ brand: one.brand, version: one.version })),
          platform: hints.platform,
          platformVersion: hints.platformVersion,
          model: hints.model,
          mobile: hints.mobile,
          architecture: hints.architecture,
        };
      },
      () => {},
    );
  return (pages) => ({
    sdkName: "gosight-js",
    sdkVersion: SDK_VERSION,
    sessionId: identity._state.s,
    visitorId: identity._state.v,
    tabId: identity._tabId,
    userId: identity._state.u,
    // Stamped anew by each attempt to send.
    sentAtMs: 0,
    screen: {
      width: screen.width,
      height: screen.height,
      viewportWidth: innerWidth,
      viewportHeight: innerHeight,
      pixelRatio: devicePixelRatio,
    },
    clientHints,
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    pages,
  });
}
