#include "front/nginx_conf.hpp"

namespace kenes::front {

const std::string_view main_template =
    R"conf(# Written by kenes; changes are lost at the next start. Your own lines belong into @FOLDER@/local (see README there).
@USER@
daemon off;
worker_processes @WORKERS@;
worker_rlimit_nofile 65536;
pid "@FOLDER@/nginx.pid";
# Messages below "crit" quote the visitor's address and request line: personal data. What went wrong with a node is in the
# access log (upstream status) and in the node's own log, joined by the request's id.
error_log "@FOLDER@/error.log" crit;

events { worker_connections 8192; }

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/plain application/javascript text/javascript image/svg+xml;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  absolute_redirect off;

  client_body_temp_path "@BODIES@";
  proxy_temp_path "@FOLDER@/temp/proxy";
  fastcgi_temp_path "@FOLDER@/temp/fastcgi";
  uwsgi_temp_path "@FOLDER@/temp/uwsgi";
  scgi_temp_path "@FOLDER@/temp/scgi";

  # No address, no path, no query: the first segment says which service, the id leads to the route in the node's log.
  map $uri $area {
    default "/";
    "~^(?<segment>/[a-z0-9-]{1,40})(?:/|\.|$)" $segment;
  }
  log_format kenes escape=json '{"time":"$time_iso8601","request":"$request_id","method":"$request_method","area":"$area",'
    '"status":$status,"bytes":$bytes_sent,"seconds":$request_time,"cache":"$upstream_cache_status",'
    '"node":"$upstream_addr","node_status":"$upstream_status","node_seconds":"$upstream_response_time"}';
  access_log "@FOLDER@/access.log" kenes buffer=64k flush=1s;

  # Slow clients hold a connection here, never a thread of a node.
  client_header_timeout 15s;
  client_body_timeout 30s;
  send_timeout 30s;
  keepalive_timeout 60s;
  keepalive_requests 10000;
  reset_timedout_connection on;
  client_max_body_size @MAX_BODY@;
  client_body_buffer_size 64k;
  client_header_buffer_size 4k;
  large_client_header_buffers 4 8k;

  limit_req_zone $binary_remote_addr zone=requests:10m rate=@RATE@r/m;
  limit_req_status 429;
  limit_conn_zone $binary_remote_addr zone=connections:10m;
  limit_conn_zone $binary_remote_addr zone=uploads:10m;
  limit_conn_status 429;

  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_comp_level 4;
  gzip_min_length 1000;
  gzip_types text/css text/plain text/csv text/javascript application/javascript application/json application/geo+json
             application/atom+xml application/xml image/svg+xml application/manifest+json;

  # The micro-cache, for those whom no node would recognise anyway. A cookie of ours other than the language's makes a visitor
  # somebody: their answers are never stored; a session or a message waiting (or any cookie of ours invented later) means
  # that stored pages are not shown either.
  proxy_cache_path "@FOLDER@/cache" levels=1:2 keys_zone=pages:10m max_size=256m inactive=10m use_temp_path=off;
  map $http_cookie $known_visitor {
    default 0;
    "~kenes_(?!lang=|form=)" 1;
  }
  map $http_cookie $unshared {
    default 0;
    "~kenes_(?!lang=)" 1;
  }
  # A node sees of an unknown visitor no more than the key of the cache holds, so that nothing else can shape a stored page.
  map $cookie_kenes_lang $language_cookie {
    default "kenes_lang=$cookie_kenes_lang";
    "" "";
  }
  map $unshared $forwarded_cookie {
    0 $language_cookie;
    1 $http_cookie;
  }

  map "$cookie_kenes_lang,$http_accept_language" $page_language {
    default en;
    "~^kk" kk;
    "~^,kk" kk;
    "~^ru" ru;
    "~^,ru" ru;
  }

  map $status $retry_after {
    default "";
    429 60;
    502 10;
    503 10;
    504 10;
  }

  upstream nodes {
    zone nodes 64k;
@NODES@
    keepalive @KEEPALIVE@;
    keepalive_timeout 60s;
    keepalive_requests 100000;
  }

  include "@FOLDER@/local/http*.conf";

@SERVER@
}
)conf";

}  // namespace kenes::front
