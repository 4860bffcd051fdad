// The hub puts the demo project's write key into config.js; stub.js holds the call until the SDK
// is there.
gosight.init({ key: window.GOSIGHT_DEMO.key });
