#pragma once
// Symbol visibility. Everything is compiled with -fvisibility=hidden; what crosses a library boundary says so here.

#define KENES_API __attribute__((visibility("default")))
