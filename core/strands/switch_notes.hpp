#pragma once
// Tells the sanitizers that a thread goes on on another stack; nothing in a build without them.
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#elif defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

namespace kenes::strands {

// Of one fiber. leave_thread → (on the fiber) enter_fiber … leave_fiber → (on the thread) enter_thread. Of each pair
// the first is the last act before the switch, the second the first act behind it.
class SwitchNotes {
 public:
#if defined(__SANITIZE_ADDRESS__)
  SwitchNotes(const void* bottom, std::size_t size) : bottom_(bottom), size_(size) {}
  // What it calls forbidden on this stack would be so for who gets these addresses next.
  ~SwitchNotes() {
    __asan_unpoison_memory_region(bottom_, size_);
  }
  SwitchNotes(const SwitchNotes&) = delete;
  SwitchNotes& operator=(const SwitchNotes&) = delete;
  __attribute__((always_inline)) void leave_thread() {
    __sanitizer_start_switch_fiber(&thread_frames_, bottom_, size_);
  }
  void enter_fiber() {
    __sanitizer_finish_switch_fiber(fiber_frames_, &thread_bottom_, &thread_size_);
  }
  void leave_fiber() {
    __sanitizer_start_switch_fiber(&fiber_frames_, thread_bottom_, thread_size_);
  }
  void enter_thread() {
    __sanitizer_finish_switch_fiber(thread_frames_, nullptr, nullptr);
  }

 private:
  const void* bottom_;
  std::size_t size_;
  const void* thread_bottom_ = nullptr;
  std::size_t thread_size_ = 0;
  void* thread_frames_ = nullptr;
  void* fiber_frames_ = nullptr;
#elif defined(__SANITIZE_THREAD__)
  SwitchNotes(const void*, std::size_t) : fiber_(__tsan_create_fiber(0)) {}
  ~SwitchNotes() {
    __tsan_destroy_fiber(fiber_);
  }
  SwitchNotes(const SwitchNotes&) = delete;
  SwitchNotes& operator=(const SwitchNotes&) = delete;
  __attribute__((always_inline)) void leave_thread() {
    thread_ = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(fiber_, 0);
  }
  void enter_fiber() {}
  void leave_fiber() {
    __tsan_switch_to_fiber(thread_, 0);
  }
  void enter_thread() {}

 private:
  void* fiber_;
  void* thread_ = nullptr;
#else
  SwitchNotes(const void*, std::size_t) {}
  __attribute__((always_inline)) void leave_thread() {}
  void enter_fiber() {}
  void leave_fiber() {}
  void enter_thread() {}
#endif
};

}  // namespace kenes::strands
