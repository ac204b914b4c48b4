#pragma once
// Requests run on strands: light threads of which many share few real ones. A strand that waits for an Event costs no
// thread; one that is about to block its thread says so with Blocking, and another thread takes over the rest.
//
// What follows for who writes a handler: a std::mutex must not be held, and an address of a thread_local not be kept,
// over Event::wait (Gather::find, Ledger::support …): the strand may go on on another thread. The stack has 1 MiB.
#include <atomic>

#include "kenes/api.hpp"

namespace kenes {

class Event;

// Made by who runs them (the host); everybody else meets it only through Event and Blocking.
class KENES_API Strand {
 public:
  virtual ~Strand();
  // Returns once the event is set. [its own thread]
  virtual void wait(Event& event) = 0;
  // The event that it waits for was set. [any thread]
  virtual void wake() noexcept = 0;
  // Its thread is not counted among those that work, from here to there. [its own thread]
  virtual void begin_blocking() noexcept = 0;
  virtual void end_blocking() noexcept = 0;

  // The one that this thread runs; null on a plain thread and inside Blocking.
  static Strand* current() noexcept;
  static void set_current(Strand* strand) noexcept;
};

// Set once, waited for by one; a plain thread may wait too. It may live on the waiter's stack: set() doesn't touch it
// any more once the waiter can go on.
class KENES_API Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  void set() noexcept;  // [any thread] once
  void wait();          // [one strand or thread]

  // For Strand::wait: true if `waiter` will be woken by set(); false if it was set already.
  bool park(Strand& waiter) noexcept;

 private:
  std::atomic<Strand*> state_{nullptr};  // who waits, or a mark that it is set
};

// While it lives, this thread may sleep (in the database, the network, a child process) without keeping other strands
// from running; the strand keeps its thread, and an Event is waited for by blocking it. Does nothing on a plain thread.
class KENES_API Blocking {
 public:
  Blocking() noexcept;
  ~Blocking();
  Blocking(const Blocking&) = delete;
  Blocking& operator=(const Blocking&) = delete;

 private:
  Strand* const strand_;
};

}  // namespace kenes
