package io.facerec.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class Bfloat16Test {
  @Test
  void a_flag_of_the_processor_says_so() {
    assertTrue(Bfloat16.isNative(List.of("model name : x", "flags\t\t: fpu avx512_bf16 sse")));
    assertTrue(Bfloat16.isNative(List.of("flags : amx_tile amx_bf16")));
  }

  @Test
  void other_flags_and_other_lines_do_not() {
    assertFalse(Bfloat16.isNative(List.of("flags : avx512f avx512_vnni")));
    assertFalse(Bfloat16.isNative(List.of("model name : avx512_bf16")));
    assertFalse(Bfloat16.isNative(List.of()));
  }
}
