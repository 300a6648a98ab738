-- wrk: claims at random among the first N. Words: authorization, N.
function init(args)
    headers = {Authorization = args[1]}
    count = tonumber(args[2])
    math.randomseed(4711)
end
function request()
    return wrk.format("GET", "/api/v1/claims/c" .. math.random(count), headers)
end
