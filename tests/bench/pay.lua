-- wrk: payments of one cent on claims at random, each with a key of its own. Words: authorization, N.
function init(args)
    authorization = args[1]
    count = tonumber(args[2])
    seed = os.time() .. "-" .. tostring({})
    math.randomseed(os.time())
    number = 0
end
function request()
    number = number + 1
    return wrk.format("POST", "/api/v1/claims/c" .. math.random(count) .. "/payments",
        {Authorization = authorization, ["Content-Type"] = "application/json", ["Idempotency-Key"] = '"' .. seed:gsub("[^%w-]", "") .. "-" .. number .. '"'},
        '{"amount_minor":1,"currency":"EUR","booked_on":"2026-01-05","reference":"bench"}')
end
