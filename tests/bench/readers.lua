-- wrk: readers of one petition, who look at its page and its count in turn, with a pause of PAUSE milliseconds each.
local turn = 0

function init()
  pause = tonumber(os.getenv("PAUSE"))
  paths = { "/petitions/" .. os.getenv("PETITION"), "/petitions/" .. os.getenv("PETITION") .. "/count.json" }
end

function delay() return pause end

function request()
  turn = turn + 1
  return wrk.format("GET", paths[turn % 2 + 1])
end
