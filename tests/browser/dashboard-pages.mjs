/** Every page of the dashboard, with what opens the rest of it. */
export function pagesOf({ session, hostile, visitor, error }) {
  const click = (selector) => (page) => page.locator(selector).first().click();
  const clickIfThere = (selector) => async (page) => {
    const found = page.locator(selector).first();
    if (await found.isVisible()) await found.click();
  };
  const section = (name) => ({ path: `/demo/settings?section=${name}` });
  return [
    { path: '/' },
    { path: '/account' },
    { path: '/demo/overview' },
    { path: '/demo/overview?period=7d&compare=year&f=is:browser%3DChrome%7CChromium', act: clickIfThere('details summary') },
    { path: '/demo/live' },
    { path: '/demo/sessions' },
    { path: `/demo/sessions/${session}` },
    { path: `/demo/sessions/${hostile}?f=is:error%3D${error}` },
    { path: '/demo/replays' },
    { path: '/demo/visitors' },
    { path: `/demo/visitors/${visitor}` },
    { path: '/demo/events' },
    { path: '/demo/bots' },
    { path: '/demo/breakdowns/pages' },
    { path: '/demo/insights' },
    { path: '/demo/errors' },
    { path: `/demo/errors/${error}` },
    { path: '/demo/heatmaps' },
    { path: '/demo/vitals' },
    { path: '/demo/funnels' },
    { path: '/demo/goals' },
    { path: '/demo/journeys' },
    { path: '/demo/retention?period=7d' },
    { path: '/demo/alerts' },
    { path: '/demo/alerts', act: (page) => page.locator('.page-head .button').last().click() },
    { path: '/demo/backtest', act: click('form button[type=submit]') },
    { path: '/demo/ledger' },
    { path: '/demo/audit' },
    { path: '/demo/plugins', act: click('details summary') },
    { path: '/demo/routes' },
    { path: '/demo/routes?route=store-events' },
    ...['install', 'keys', 'members', 'general', 'privacy', 'replay', 'storage', 'import'].map(section),
    // Without data, and what is not there.
    { path: '/demo/overview?from=2020-01-01&to=2020-01-02' },
    { path: '/demo/overview', act: (page) => page.keyboard.press('Control+k') },
  ];
}
