    -- A visit's id: the session's, with the visit's start if the session holds several. What is no
    -- activity, such as leaving a page, belongs to the visit before it.
    if(empty(cut.starts), session_id, concat(session_id, '.', toString(
        cut.starts[greatest(arrayCount(start -> start <= toUnixTimestamp(time), cut.starts), 1) AS nth]
        + 86400 * intDiv(greatest(
            toInt64(least(toUnixTimestamp(time), cut.ends[nth])) - toInt64(cut.starts[nth]) - 1, 0),
            86400))))
