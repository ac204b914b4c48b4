#pragma once
// A strand with a stack of its own. The one place that knows Boost.Context: its bare switch, because
// boost::context::fiber unwinds what is suspended, and runs instrumented code between the sanitizers' note and the
// switch.
#include <boost/context/detail/fcontext.hpp>
#include <boost/context/stack_context.hpp>
#include <functional>

#include "kenes/strand.hpp"
#include "strands/switch_notes.hpp"

namespace kenes::strands {

class Runners;

// Runs one job after the other, so that its stack is made once. Driven by one runner at a time.
class Fiber final : public Strand {
 public:
  explicit Fiber(Runners& runners);
  ~Fiber() override;  // idle, or never used
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  void give(std::function<void()> job) { job_ = std::move(job); }
  // Goes on until the job is done (null) or waits for an event.
  Event* resume();

  void wait(Event& event) override;
  void wake() noexcept override;
  void begin_blocking() noexcept override;
  void end_blocking() noexcept override;

  Fiber* woken_before = nullptr;  // of the runners, while it is among the woken

 private:
  // What the C++ runtime keeps for each thread about exceptions under way, and each strand needs for itself.
  struct Exceptions {
    void* caught = nullptr;
    unsigned uncaught = 0;
  };

  static void enter(boost::context::detail::transfer_t from);
  [[noreturn]] void live();
  void switch_out();
  static void exchange(Exceptions& other);

  Runners& runners_;
  boost::context::stack_context stack_;
  SwitchNotes notes_;
  Exceptions exceptions_;
  boost::context::detail::fcontext_t inside_, outside_ = nullptr;
  std::function<void()> job_;
  Event* waits_for_ = nullptr;
};

}  // namespace kenes::strands
