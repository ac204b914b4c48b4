-- wrk: signatures at the moments of a timetable. PEOPLE names a file of "due session csrf" lines (seconds from the start),
-- START is the clock's second at which the timetable begins; threads take turns in the file.
local ffi = require("ffi")
ffi.cdef[[ typedef struct { long seconds; long nanoseconds; } moment; int clock_gettime(int, moment *); ]]
local threads = 0

function setup(thread)
  thread:set("offset", threads)
  threads = threads + 1
  thread:set("threads_in_all", tonumber(os.getenv("THREADS")))
end

local moment
local function now()
  ffi.C.clock_gettime(0, moment)
  return tonumber(moment.seconds) + tonumber(moment.nanoseconds) / 1e9
end

local function advance()
  for _ = 1, threads_in_all do line = line and lines() end
end

function init()
  moment = ffi.new("moment")
  start = tonumber(os.getenv("START"))
  petition = os.getenv("PETITION")
  lines = io.lines(os.getenv("PEOPLE"))
  for _ = 0, offset do line = lines() end
  ready = {}  -- taken from the timetable, on their way
end

-- Called for a connection before it sends: it takes the next line and waits until that is due.
function delay()
  if not line then return 3600000 end
  local due, session, csrf = string.match(line, "(%S+) (%S+) (%S+)")
  ready[#ready + 1] = { session, csrf }
  advance()
  return math.max(0, (start + tonumber(due) - now()) * 1000)
end

function request()
  local one = table.remove(ready, 1)
  if not one then return wrk.format("GET", "/-/ready") end  -- wrk asks once to see what a request looks like
  return wrk.format("POST", "/petitions/" .. petition .. "/sign",
    { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = "kenes_session=" .. one[1] },
    "csrf=" .. one[2] .. "&name=Crowd&place=Aberavon")
end
