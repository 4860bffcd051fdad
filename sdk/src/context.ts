import type { Identity } from "./identity.js";
import type { BatchContext, ClientHints } from "./wire/messages.js";

/** Replaced by the package's version when the SDK is built. */
declare const SDK_VERSION: string;

interface UserAgentData {
  getHighEntropyValues(names: string[]): Promise<ClientHints & { fullVersionList?: ClientHints["brands"] }>;
}

/** Tells what holds for all events of a batch; the client hints as soon as the browser gave them. */
export function createContext(identity: Identity): () => BatchContext {
  let clientHints: ClientHints | undefined;
  (navigator as { userAgentData?: UserAgentData }).userAgentData
    ?.getHighEntropyValues(["fullVersionList", "platformVersion", "model", "architecture"])
    .then(
      (hints) => {
        clientHints = { ...hints, brands: hints.fullVersionList };
      },
      () => {},
    );
  return () => ({
    sdkName: "gosight-js",
    sdkVersion: SDK_VERSION,
    sessionId: identity.state.s,
    visitorId: identity.state.v,
    tabId: identity.tabId,
    userId: identity.state.u,
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
  });
}
