-- wrk: each request signs as another person. PEOPLE names a file of "session csrf petition" lines; threads take turns in it.
local threads = 0

function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
end

function init()
  people = {}
  for line in io.lines(os.getenv("PEOPLE")) do people[#people + 1] = line end
  position = offset + 1
end

function request()
  local session, csrf, petition = string.match(people[position] or people[#people], "(%S+) (%S+) (%S+)")
  position = position + 2
  return wrk.format("POST", "/petitions/" .. petition .. "/sign",
    { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "kenes_session=" .. session },
    "csrf=" .. csrf .. "&name=Crowd&place=Aberavon")
end
