#include "front/nginx_conf.hpp"

namespace kenes::front {

// proxy_set_header in a location takes the place of all that the server has, so they stand in both.
const std::string_view proxy_template = R"conf(    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Request-Id $request_id;
    proxy_set_header X-Cookie $forwarded_cookie;
    proxy_set_header X-Content-Type $content_type;
    proxy_set_header Cookie "";
    proxy_set_header Content-Type "";
    proxy_set_header Accept "";
    proxy_set_header X-Accept "";
    proxy_set_header Accept-Encoding "";
    proxy_set_header Cache-Control "";
    proxy_set_header Expect "";
    proxy_set_header Date "";
)conf";

const std::string_view files_template = R"conf(
    # Files on their way in. The body goes to a file of nginx's, and the node is told its name: however large it is, it passes
    # through no memory. The file is removed after the answer.
    location = /uploads { @UPLOADS@ }
    location ^~ /uploads/ { @UPLOADS@ }
    # Its form is read by the node itself.
    location = /uploads/remove {
      limit_req zone=requests burst=@BURST@ nodelay;
      proxy_pass http://nodes;
    }
    # Files on their way out, when a node says so. Nothing in them runs, whatever they are.
    location ^~ /-/files/ {
      internal;
      alias "@STORE@/";
      gzip off;
      add_header Content-Security-Policy "default-src 'none'; frame-ancestors 'none'; sandbox" always;
      add_header X-Content-Type-Options nosniff always;
      add_header Referrer-Policy same-origin always;
      add_header Cross-Origin-Resource-Policy same-origin always;
      add_header X-Request-Id $request_id always;
    }
)conf";

const std::string_view uploads_template = R"conf(
      limit_req zone=requests burst=@BURST@ nodelay;
      # Each may hold a body of that size on the disk before any node has looked at it.
      limit_conn uploads 10;
      limit_conn connections @CONNECTIONS@;
      client_max_body_size @MAX_FILES@;
      client_body_in_file_only clean;
      client_body_timeout 60s;
      proxy_pass_request_body off;
@PROXY@      proxy_set_header Content-Length "";
      proxy_set_header X-Body-File $request_body_file;
      # The last piece is read once more as a whole, for its checksum.
      proxy_read_timeout 120s;
      proxy_pass http://nodes;
    )conf";

}  // namespace kenes::front
