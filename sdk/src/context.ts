import type { Identity } from "./identity.js";
import { guard } from "./on.js";
import { type Encoded, encode } from "./wire/encode.js";
import type { BatchContext, BrandVersion, ClientHints, Page, Screen } from "./wire/messages.js";

/** Replaced by the package's version when the SDK is built. */
declare const SDK_VERSION: string;

interface UserAgentData {
  getHighEntropyValues(names: string[]): Promise<ClientHints & { fullVersionList?: BrandVersion[] }>;
}

/** Tells what holds for all events of a batch; the client hints as soon as the browser gave them. */
export function createContext(identity: Identity): (pages: Encoded<Page>[]) => Encoded<BatchContext> {
  let clientHints: Encoded<ClientHints> | undefined;
  // Some browsers have a part of it only.
  (async () => {
    const hints = await (navigator as { userAgentData?: UserAgentData }).userAgentData?.getHighEntropyValues([
      "fullVersionList",
      "platformVersion",
      "model",
      "architecture",
    ]);
    if (hints)
      clientHints = encode<ClientHints>({
        brands: hints.fullVersionList?.map((one) =>
          encode<BrandVersion>({ brand: one.brand, version: one.version }),
        ),
        platform: hints.platform,
        platformVersion: hints.platformVersion,
        model: hints.model,
        mobile: hints.mobile,
        architecture: hints.architecture,
      });
  })().catch(() => {});
  return (pages) =>
    encode<BatchContext>({
      sdkName: "gosight-js",
      sdkVersion: SDK_VERSION,
      sessionId: identity._state.s,
      visitorId: identity._state.v,
      tabId: identity._tabId,
      userId: identity._state.u,
      // Each attempt to send adds it.
      sentAtMs: undefined,
      screen: encode<Screen>({
        width: screen.width,
        height: screen.height,
        viewportWidth: innerWidth,
        viewportHeight: innerHeight,
        pixelRatio: Float32Array.of(devicePixelRatio),
        maxTouchPoints: navigator.maxTouchPoints,
      }),
      clientHints,
      language: navigator.language,
      timeZone: guard(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
      pages,
    });
}
