-- The events of one day's visits.
INSERT INTO events (project_id, event_id, session_id, visitor_id, user_id, tab_id, view_id, kind,
    time, client_time, received_at, sequence, host, path, url, title, referrer_host, referrer, source,
    channel, utm_source, utm_medium, utm_campaign, country, region, city, browser, browser_version, os, os_version, device,
    bot, bot_kind, bot_name, language, ip, screen_width, screen_height, viewport_width, viewport_height, name, selector,
    text, value, x, y, element_x_permille, element_y_permille, properties, payload, time_note,
    precedence)
SELECT
    {project:String},
    concat(session, '-', toString(position)),
    session,
    visitor,
    if(has(pages, '/signup') OR has(pages, '/thanks'), concat('user-', substring(visitor, 1, 6)), ''),
    concat('t', substring(session, 1, 8)),
    concat(session, 'v', toString(event.1)),
    event.3,
    started_at + toIntervalMillisecond(event.2) AS time,
    time,
    time + toIntervalMillisecond(400),
    toUInt64(toUnixTimestamp64Milli(time) + 400) * 100000 + position,
    'shop.example',
    pages[event.1],
    concat('https://shop.example', pages[event.1]),
    if(pages[event.1] = '/', 'Shop', concat('Shop: ', substring(pages[event.1], 2))),
    if(event.1 = 1, replaceRegexpOne(referrer_host, '^www\\.', ''), ''),
    if(event.1 > 1, 'https://shop.example/',
        if(referrer_host = '', '', concat('https://', referrer_host, '/'))),
    if(campaign, 'newsletter', if(event.1 = 1, source_name, '')),
    if(campaign, 'mail', if(event.1 = 1, source_channel, '')),
    if(campaign, 'newsletter', ''),
    if(campaign, 'email', ''),
    if(campaign, 'spring', ''),
    country, region, city, browser, toString(100 + vh % 30), os, toString(10 + vh % 6), device, bot,
    if(bot, if(browser = 'AhrefsBot', 'other', 'search'), ''), if(bot, browser, ''), language, '203.0.113.0', toUInt16(width), toUInt16(width * 9 / 16), toUInt16(width),
    toUInt16(width * 9 / 16),
    event.4, event.5, event.6, event.7,
    toInt32(cityHash64(h, position, 'x') % width), event.8,
    toInt32(cityHash64(h, position, 'ex') % 1000), toInt32(cityHash64(h, position, 'ey') % 1000),
    event.9,
    '',
    'ok',
    toUInt64(9223372036854775807 - toUnixTimestamp64Milli(time) - 400)
FROM
(
    SELECT
        *,
        -- view, offset in ms, kind, name, selector, text, value, y, properties
        arrayFlatten(arrayMap(v -> arrayConcat(
            [(v, toUInt64((v - 1) * 45000 + 0), 'page_view', 'load', '', '', 0., 0, ''),
             (v, toUInt64((v - 1) * 45000 + 900), 'web_vital', 'ttfb', '', '',
                80. + cityHash64(h, v, 't') % 900, 0, ''),
             (v, toUInt64((v - 1) * 45000 + 1500), 'web_vital', 'lcp', '', '',
                700. + cityHash64(h, v, 'l') % if(device = 'mobile', 4200, 2400), 0, ''),
             (v, toUInt64((v - 1) * 45000 + 9000), 'scroll', '', '', '', 1., toInt32(200 + h % 800), '')],
            arrayMap(c -> (v, toUInt64((v - 1) * 45000 + 10000 + c * if(rages AND v = 1, 180, 2500)),
                'click', 'button', 'main > button.buy', 'Buy', 1., toInt32(200 + h % 900), ''),
                range(if(rages AND v = 1, 6, cityHash64(h, v, 'clicks') % 3))),
            if(cityHash64(h, v, 'error') % 100 < 4,
                [(v, toUInt64((v - 1) * 45000 + 12000), 'js_error',
                    ['TypeError', 'RangeError', 'NetworkError'][1 + h % 3], '',
                    ['Cannot read properties of undefined (reading \'price\')',
                     concat('Invalid quantity ', toString(h % 50)), 'Failed to fetch'][1 + h % 3],
                    1., 0, '')], []),
            if(pages[v] = '/signup',
                [(v, toUInt64((v - 1) * 45000 + 20000), 'custom', 'signup', '', '', 0., 0,
                    concat('{"plan":"', ['free', 'pro', 'team'][1 + h % 3], '"}'))], []),
            if(pages[v] = '/cart',
                [(v, toUInt64((v - 1) * 45000 + 15000), 'custom', 'add_to_cart', '', '', 0., 0,
                    concat('{"product":"shoes","price":', toString(20 + h % 80), '}'))], []),
            if(pages[v] = '/thanks',
                [(v, toUInt64((v - 1) * 45000 + 500), 'custom', 'purchase', '', '', 0., 0,
                    concat('{"revenue":', toString(20 + h % 180), ',"currency":"',
                        if(country_index IN (3, 6), 'EUR', 'USD'), '"}'))], []),
            [(v, toUInt64((v - 1) * 45000 + 22000 + cityHash64(h, v, 'leave') % 20000), 'page_leave', '',
                '', '', 4000. + cityHash64(h, v, 'engaged') % 30000,
                toInt32(300 + cityHash64(h, v, 'depth') % 700), '')]),
            arrayMap(i -> toUInt64(i), range(1, length(pages) + 1)))) AS plan
    FROM
    (
{{visits}}
    )
)
ARRAY JOIN plan AS event, arrayEnumerate(plan) AS position
WHERE time < {until:DateTime64(3, 'UTC')}
