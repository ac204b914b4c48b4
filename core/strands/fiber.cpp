#include "strands/fiber.hpp"

#include <cxxabi.h>

#include <boost/context/protected_fixedsize_stack.hpp>
#include <cstring>

#include "strands/runners.hpp"

namespace kenes::strands {
namespace {

namespace bc = boost::context;

// Touched pages only are memory. Below it lies one that may not be touched: an overflow ends the process instead of
// writing into another strand.
constexpr std::size_t stack_size = 1U << 20;

bc::stack_context new_stack() {
  return bc::protected_fixedsize_stack(stack_size).allocate();
}

}  // namespace

Fiber::Fiber(Runners& runners)
    : runners_(runners),
      stack_(new_stack()),
      notes_(static_cast<const char*>(stack_.sp) - stack_.size, stack_.size),
      inside_(bc::detail::make_fcontext(stack_.sp, stack_.size, &Fiber::enter)) {}

// Nothing on the stack of an idle one needs a destructor.
Fiber::~Fiber() {
  bc::protected_fixedsize_stack(stack_size).deallocate(stack_);
}

void Fiber::enter(bc::detail::transfer_t from) {
  auto& self = *static_cast<Fiber*>(from.data);
  self.outside_ = from.fctx;
  self.live();
}

void Fiber::live() {
  notes_.enter_fiber();
  while (true) {
    job_();
    job_ = nullptr;
    switch_out();
  }
}

// Each thread's state is at another place, so it is asked for on every switch. (Itanium C++ ABI, 2.2.2: the two members
// come first.)
void Fiber::exchange(Exceptions& other) {
  auto* here = abi::__cxa_get_globals();
  Exceptions before;
  std::memcpy(&before.caught, here, sizeof before.caught);
  std::memcpy(&before.uncaught, reinterpret_cast<const char*>(here) + sizeof before.caught, sizeof before.uncaught);
  std::memcpy(here, &other.caught, sizeof other.caught);
  std::memcpy(reinterpret_cast<char*>(here) + sizeof other.caught, &other.uncaught, sizeof other.uncaught);
  other = before;
}

Event* Fiber::resume() {
  waits_for_ = nullptr;
  Strand::set_current(this);
  exchange(exceptions_);
  notes_.leave_thread();
  inside_ = bc::detail::jump_fcontext(inside_, this).fctx;
  notes_.enter_thread();
  exchange(exceptions_);
  Strand::set_current(nullptr);
  return waits_for_;
}

void Fiber::switch_out() {
  notes_.leave_fiber();
  outside_ = bc::detail::jump_fcontext(outside_, nullptr).fctx;
  notes_.enter_fiber();
}

void Fiber::wait(Event& event) {
  waits_for_ = &event;
  switch_out();
}

void Fiber::wake() noexcept {
  runners_.woken(*this);
}

void Fiber::begin_blocking() noexcept {
  runners_.begin_blocking();
}

void Fiber::end_blocking() noexcept {
  runners_.end_blocking();
}

}  // namespace kenes::strands
