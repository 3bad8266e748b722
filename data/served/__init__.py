"""Publishers' formats that several sources share; nothing here knows a source."""
