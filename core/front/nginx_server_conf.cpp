#include "front/nginx_conf.hpp"

namespace kenes::front {

const std::string_view server_template = R"conf(  server {
    listen @LISTEN@;
    server_name _;
    include "@FOLDER@/local/server*.conf";
    limit_conn connections @CONNECTIONS@;

    # Pages of our own, for what no node could answer. What a node answers itself, errors too, passes as it is.
    error_page 400 414 /-/errors/400;
    error_page 408 /-/errors/408;
    error_page 413 /-/errors/413;
    error_page 429 /-/errors/429;
    error_page 500 502 503 504 /-/errors/503;
    location ^~ /-/errors/ {
      internal;
      # Also for a request whose body this location would not take: nginx measures it again.
      client_max_body_size 0;
      location ~ ^/-/errors/(?<page_code>\d+)$ {
        default_type text/html;
        types { }
        alias "@FOLDER@/errors/$page_code.$page_language.html";
        add_header Cache-Control "no-store" always;
        add_header Retry-After $retry_after always;
        add_header Content-Security-Policy "default-src 'none'; style-src 'self'; frame-ancestors 'none'" always;
        add_header X-Content-Type-Options nosniff always;
        add_header X-Request-Id $request_id always;
      }
    }
    location = /-/errors.css { alias "@FOLDER@/errors/errors.css"; access_log off; }

    # Towards the nodes. Pistache answers some values of these headers with an error before any code of ours runs, so they
    # travel under other names or not at all (core/http/read_request.hpp).
@PROXY@    # Never a visitor's own word.
    proxy_set_header X-Body-File "";
    # A node always finishes what it began: an answer cut short is where Pistache mixes up its visitors.
    proxy_ignore_client_abort on;
    proxy_request_buffering on;
    proxy_buffering on;
    proxy_buffers 16 16k;
    proxy_buffer_size 16k;
    proxy_connect_timeout 2s;
    proxy_send_timeout 15s;
    proxy_read_timeout 30s;
    # Another node is tried when nothing was sent to the first, or when asking twice does no harm (not for POST).
    proxy_next_upstream error timeout;
    proxy_next_upstream_tries 2;
    proxy_next_upstream_timeout 10s;

    location / {
      limit_req zone=requests burst=@BURST@ nodelay;
      proxy_cache pages;
      # Spaces can't occur in the first two parts.
      proxy_cache_key "$host $request_uri $cookie_kenes_lang $http_accept_language";
      # Only what a node calls shared (s-maxage) is stored, never with Set-Cookie.
      proxy_ignore_headers Vary;
      proxy_cache_bypass $known_visitor $http_authorization;
      proxy_no_cache $unshared $http_authorization $upstream_http_set_cookie;
      proxy_cache_lock on;
      proxy_cache_lock_timeout 5s;
      proxy_cache_background_update on;
      proxy_cache_use_stale updating error timeout http_502 http_503 http_504;
      add_header X-Cache $upstream_cache_status always;
      proxy_pass http://nodes;
    }

@FILES@
    location ^~ /assets/ {
      root "@PUBLISHED@";
      gzip_static on;
      access_log off;
      add_header Cache-Control "public, max-age=31536000, immutable";
      add_header X-Content-Type-Options nosniff;
      try_files $uri @node;
    }
    location @node { proxy_pass http://nodes; }

    # A node's metrics stay on its own port.
    location = /-/live { proxy_pass http://nodes; access_log off; }
    location = /-/ready { proxy_pass http://nodes; access_log off; }
    location ^~ /-/ { return 404; }
  }
)conf";

}  // namespace kenes::front
