package org.portolan.ethereum.contract;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class GasTest {
  @Test
  void every_line_of_the_gas_table_can_be_measured() throws Exception {
    GasTable.run(new String[0]);
  }
}
