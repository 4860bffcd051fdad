-- What is stored of all projects together, as one number: another whenever events come or go.
SELECT toString(groupBitXor(cityHash64(name))) AS parts
FROM system.parts
WHERE active
    AND database = currentDatabase()
    AND table = 'events'
    AND {project:String} != ''
