    -- Visits of one day. Everything follows from the seed, so that seeding again changes nothing.
    SELECT
        cityHash64({seed:UInt64}, {day:Date}, number) AS h,
        leftPad(lower(hex(h)), 16, '0') AS session,
        cityHash64({seed:UInt64}, cityHash64(h, 'visitor') % {pool:UInt64}, 'v') AS vh,
        leftPad(lower(hex(vh)), 16, '0') AS visitor,
        -- Busy in the evening, quiet at night.
        arrayFirstIndex(c -> cityHash64(h, 'hour') % 1000 < c,
            [12, 20, 26, 31, 37, 48, 68, 100, 145, 195, 245, 295, 345, 395, 445, 495, 548, 605, 668,
             736, 810, 886, 952, 1000]) - 1 AS hour,
        toDateTime64({day:Date}, 3, 'UTC') + toIntervalHour(hour)
            + toIntervalMillisecond(cityHash64(h, 'ms') % 3600000) AS started_at,
        cityHash64(h, 'bot') % 100 < 3 AS bot,
        arrayFirstIndex(c -> vh % 100 < c, [28, 42, 55, 66, 74, 82, 88, 93, 97, 100]) AS country_index,
        ['US', 'IN', 'DE', 'GB', 'NP', 'FR', 'BR', 'JP', 'CA', 'AU'][country_index] AS country,
        [['California', 'New York'], ['Maharashtra', 'Karnataka'], ['Berlin', 'Bavaria'],
         ['England', 'Scotland'], ['Bagmati', 'Gandaki'], ['Ile-de-France', 'Occitanie'],
         ['Sao Paulo', 'Bahia'], ['Tokyo', 'Osaka'], ['Ontario', 'Quebec'],
         ['New South Wales', 'Victoria']][country_index][1 + cityHash64(vh, 'city') % 2] AS region,
        [['Los Angeles', 'New York'], ['Mumbai', 'Bengaluru'], ['Berlin', 'Munich'],
         ['London', 'Edinburgh'], ['Kathmandu', 'Pokhara'], ['Paris', 'Toulouse'],
         ['Sao Paulo', 'Salvador'], ['Tokyo', 'Osaka'], ['Toronto', 'Montreal'],
         ['Sydney', 'Melbourne']][country_index][1 + cityHash64(vh, 'city') % 2] AS city,
        ['en-US', 'en-IN', 'de-DE', 'en-GB', 'ne-NP', 'fr-FR', 'pt-BR', 'ja-JP', 'en-CA', 'en-AU']
            [country_index] AS language,
        ['desktop', 'mobile', 'tablet']
            [arrayFirstIndex(c -> cityHash64(vh, 'device') % 100 < c, [42, 95, 100])] AS device,
        if(device = 'desktop',
            ['Windows', 'macOS', 'Linux'][1 + cityHash64(vh, 'os') % 3],
            ['Android', 'iOS'][1 + cityHash64(vh, 'os') % 2]) AS os,
        if(bot, ['Googlebot', 'bingbot', 'AhrefsBot'][1 + h % 3],
            multiIf(os = 'iOS', 'Mobile Safari', os = 'macOS' AND vh % 2 = 0, 'Safari',
                ['Chrome', 'Chrome', 'Firefox', 'Edge'][1 + cityHash64(vh, 'browser') % 4])) AS browser,
        multiIf(device = 'desktop', [1920, 1440, 2560], device = 'mobile', [390, 412, 360],
            [820, 1024, 834])[1 + vh % 3] AS width,
        ['', '', '', 'www.google.com', 'www.google.com', 'www.google.com', 'duckduckgo.com',
         'news.ycombinator.com', 'www.facebook.com', 't.co', 'chatgpt.com', 'www.linkedin.com',
         'blog.example'][1 + cityHash64(h, 'referrer') % 13] AS referrer_host,
        transform(referrer_host, ['www.google.com', 'duckduckgo.com', 'news.ycombinator.com',
            'www.facebook.com', 't.co', 'chatgpt.com', 'www.linkedin.com'],
            ['Google', 'DuckDuckGo', 'Hacker News', 'Facebook', 'Twitter', 'ChatGPT', 'LinkedIn'],
            referrer_host) AS source_name,
        multiIf(referrer_host = '', 'direct', referrer_host IN ('www.google.com', 'duckduckgo.com'),
            'search', referrer_host = 'chatgpt.com', 'ai', referrer_host = 'blog.example', 'referral',
            'social') AS source_channel,
        cityHash64(h, 'utm') % 100 < 9 AS campaign,
        -- Where a visit goes; the last journey is a purchase.
        [['/'], ['/', '/pricing'], ['/blog/hello'], ['/blog/hello', '/'], ['/', '/shop', '/shop/shoes'],
         ['/shop/shoes'], ['/', '/shop', '/shop/shoes', '/cart'], ['/', '/pricing', '/signup'],
         ['/', '/shop', '/shop/hat', '/shop/shoes', '/shop', '/'],
         ['/', '/shop', '/shop/shoes', '/cart', '/checkout', '/thanks']]
            [arrayFirstIndex(c -> cityHash64(h, 'journey') % 100 < c,
                [22, 34, 46, 54, 66, 76, 84, 90, 95, 100])] AS pages,
        cityHash64(h, 'rage') % 100 < 2 AS rages
    FROM numbers({visits:UInt64})
    WHERE started_at < {until:DateTime64(3, 'UTC')}
