-- wrk: each request signs as another person. PEOPLE names a file of "session csrf petition" lines; threads take turns in it.
-- All requests are made before the time begins: what is measured is not this script.
local threads = 0

function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

function init()
  requests = {}
  local number = 0
  for line in io.lines(os.getenv("PEOPLE")) do
    if number % 2 == offset then
      local session, csrf, petition = string.match(line, "(%S+) (%S+) (%S+)")
      requests[#requests + 1] = wrk.format("POST", "/petitions/" .. petition .. "/sign",
        { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "kenes_session=" .. session },
        "csrf=" .. csrf .. "&name=Crowd&place=Aberavon")
    end
    number = number + 1
  end
  position = 0
end

function request()
  position = math.min(position + 1, #requests)
  return requests[position]
end
